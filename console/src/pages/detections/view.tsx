export function DetectionsPage() { return null; }
