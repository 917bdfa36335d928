export function buildLibrary(folder: string): void;
