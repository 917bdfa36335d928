import type { JsonObject } from '../common/json-object.ts';

/** An event in ArcSight's Common Event Format: seven header fields and an extension of `key=value`. */
export interface CefEvent {
  readonly vendor: string;
  readonly product: string;
  readonly signatureId: string;
  readonly name: string;
  readonly severity: string;
  readonly extension: JsonObject;
}

const EXTENSION_KEYS_MAX = 512;

/**
 * Reads `CEF:0|vendor|product|version|signature|name|severity|extension`. In the header `\|` and `\\` are escapes; in the
 * extension a value goes up to the next ` key=`, and `\=`, `\\`, `\n`, `\r` are escapes.
 *
 * @returns undefined when the header is incomplete
 */
export function parseCef(body: string): CefEvent | undefined {
  if (!body.startsWith('CEF:')) return undefined;
  const header: string[] = [];
  let at = 4;
  while (header.length < 7) {
    const end = unescapedBar(body, at);
    if (end < 0) {
      if (header.length < 6) return undefined;
      header.push(unescapeHeader(body.slice(at)));
      at = body.length;
      break;
    }
    header.push(unescapeHeader(body.slice(at, end)));
    at = end + 1;
  }
  const [, vendor = '', product = '', , signatureId = '', name = '', severity = ''] = header;
  return { vendor, product, signatureId, name, severity, extension: readExtension(body, at) };
}

function unescapedBar(body: string, start: number): number {
  for (let at = start; at < body.length; at++) {
    const code = body.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 124) return at;
  }
  return -1;
}

function unescapeHeader(text: string): string {
  return text.includes('\\') ? text.replaceAll('\\|', '|').replaceAll('\\\\', '\\') : text;
}

function readExtension(body: string, start: number): JsonObject {
  const extension: JsonObject = Object.create(null);
  let equals = nextEquals(body, start);
  let keyStart = start;
  for (let count = 0; equals >= 0 && count < EXTENSION_KEYS_MAX; count++) {
    const next = nextEquals(body, equals + 1);
    // The next key is the last word before the next `=`.
    const valueEnd = next < 0 ? body.length : body.lastIndexOf(' ', next);
    const end = valueEnd <= equals ? equals + 1 : valueEnd;
    const key = body.slice(keyStart, equals).trim();
    if (key !== '' && key.length <= 128) extension[key] = unescapeValue(body.slice(equals + 1, end));
    keyStart = end + 1;
    equals = next;
  }
  return extension;
}

function nextEquals(body: string, start: number): number {
  for (let at = start; at < body.length; at++) {
    const code = body.charCodeAt(at);
    if (code === 92) at++;
    else if (code === 61) return at;
  }
  return -1;
}

function unescapeValue(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.includes('\\')) return trimmed;
  return trimmed.replace(/\\([=\\nr|])/g, (_, mark: string) =>
    mark === 'n' ? '\n' : mark === 'r' ? '\r' : mark,
  );
}

/** CEF severities are 0-10 or words; OCSF `severity_id` has six steps. */
export function cefSeverityId(severity: string): number {
  const number = Number(severity);
  if (severity.trim() !== '' && Number.isFinite(number))
    return number >= 9 ? 5 : number >= 7 ? 4 : number >= 4 ? 3 : 2;
  return { low: 2, medium: 3, high: 4, 'very-high': 5 }[severity.toLowerCase()] ?? 0;
}
