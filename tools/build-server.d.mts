export declare function bundlesFolder(root: string): string;
export declare function ensureServer(root: string, node: string): string;
export declare function tryServer(
  root: string,
  node: string,
  warn?: (text: string) => void,
): { readonly main: string; readonly folder: string | undefined };
