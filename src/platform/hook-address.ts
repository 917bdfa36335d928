const own = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Why a hook's address may not be called. Whoever may define guards must not make the server call what only the server
 * can reach (metadata services, neighbours behind the firewall): besides this machine, only hosts that the operator's
 * configuration names.
 *
 * @param allowed `HOST` for any port of it, or `HOST:PORT`
 */
export function hookProblem(address: string, allowed: readonly string[]): string | undefined {
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'a hook speaks http or https';
  if (url.username !== '' || url.password !== '') return 'an address of a hook holds no password';
  if (own.has(url.hostname)) return undefined;
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const names = new Set([url.hostname, `${url.hostname}:${port}`]);
  if (allowed.some((one) => names.has(one.toLowerCase()))) return undefined;
  return `hooks may not call ${url.host}: the operator has to name it in guards.hookHosts`;
}
