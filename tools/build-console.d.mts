export function ensureConsole(root: string, node: string): Promise<void>;
export function tryConsole(root: string, node: string, warn?: (text: string) => void): Promise<void>;
