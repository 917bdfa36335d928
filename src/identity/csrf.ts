import { secretsEqual } from './secrets.ts';

export interface CsrfCheck {
  readonly method: string;
  /** `x-csrf-token` header. */
  readonly token: string | undefined;
  /** The session's token. */
  readonly expected: string;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`, which every current browser sends and no page can forge. */
  readonly fetchSite: string | undefined;
  /** Origins that the console is served from, e.g. `http://127.0.0.1:7450`. */
  readonly ownOrigins: readonly string[];
}

/** Methods that may not change anything, so that they need no token. */
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request that is signed in by cookie really comes from the console. */
export function passesCsrf(check: CsrfCheck): boolean {
  if (safeMethods.has(check.method)) return true;
  if (!comesFromOwnSite(check)) return false;
  return check.token !== undefined && secretsEqual(check.token, check.expected);
}

/** Whether the browser's own headers name another site as the origin; absent headers say nothing. */
export function comesFromOwnSite(check: Pick<CsrfCheck, 'origin' | 'fetchSite' | 'ownOrigins'>): boolean {
  if (check.fetchSite !== undefined && check.fetchSite !== 'same-origin' && check.fetchSite !== 'none')
    return false;
  return check.origin === undefined || check.ownOrigins.includes(check.origin);
}
