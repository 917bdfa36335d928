export declare function withInstallLock(
  path: string,
  action: () => void,
  options?: { readonly waitMaxMs?: number },
): void;
