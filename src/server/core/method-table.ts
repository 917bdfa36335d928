/** Which methods an address takes, to tell a wrong method (405) from a wrong address (404). */
export class MethodTable {
  readonly #routes: { readonly pattern: RegExp; readonly method: string }[] = [];

  add(method: string, path: string): void {
    const source = path
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : escapeRegExp(part)))
      .join('/');
    this.#routes.push({ pattern: new RegExp(`^${source}$`), method });
  }

  methodsOf(path: string): readonly string[] {
    if (path.length > 2048) return [];
    const matching = this.#routes.filter((route) => route.pattern.test(path));
    return [...new Set(matching.map((route) => route.method))].sort();
  }
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
