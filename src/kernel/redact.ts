const DEPTH_MAX = 6;
const ITEMS_MAX = 200;
const SHADE = '[redacted]';

/** Names that hold a credential in any spelling: `authorization`, `set-cookie`, `apiKey`, `x-api-key`, `client_secret`. */
const SECRET_NAME =
  /^(proxy-?)?authorization$|cookie|passw(or)?d|passphrase|secret|api[-_]?key|private[-_]?key|credential|csrf|(^|[-_])token$|[a-z]Token$/i;

/** A bearer credential, and the password inside of a URL, wherever they stand in a text. */
const BEARER = /\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi;
const URL_PASSWORD = /(\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s:/@]{0,256}):[^\s/@]{1,256}@/gi;

/** Hides credentials that stand in a text. */
export function redactText(text: string): string {
  if (!/bearer|basic|:\/\//i.test(text)) return text;
  return text.replace(BEARER, `$1 ${SHADE}`).replace(URL_PASSWORD, `$1:${SHADE}@`);
}

/**
 * A copy of a log object without credentials: values under a telling name are replaced, texts are searched. Bounded in
 * depth and width, so that logging hostile input costs little. Objects of a class are left to the log's serialisers.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEPTH_MAX) return '[too deep]';
  if (Array.isArray(value)) return value.slice(0, ITEMS_MAX).map((item) => redact(item, depth + 1));
  if (value instanceof Error) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, ITEMS_MAX)
      .map(([name, child]) => [name, isSecret(name, child) ? SHADE : redact(child, depth + 1)]),
  );
}

function isSecret(name: string, value: unknown): boolean {
  // Numbers and truths under such a name (`maxTokens`, `secretFound`) are figures, not credentials.
  return SECRET_NAME.test(name) && (typeof value === 'string' || typeof value === 'object') && value !== null;
}
