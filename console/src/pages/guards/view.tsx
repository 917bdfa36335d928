export function GuardsPage() { return null; }
