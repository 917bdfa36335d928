export function UpstreamsPage() { return null; }
