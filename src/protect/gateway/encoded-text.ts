import { isUtf8 } from 'node:buffer';

const BASE64 = /^[A-Za-z0-9+/_\-\r\n]*={0,2}\s*$/;
/** Characters of base64 that tell pictures from texts before all of it is decoded. */
const PREFIX = 1_024;
const DATA_URL = /^data:([^,;]{0,127})((?:;[^,;]{0,127}){0,8}),/i;
const TEXT_TYPE = /^(?:text\/|application\/(?:json|xml|yaml|x-yaml|javascript|x-ndjson|csv)\b|image\/svg)/i;

/** What an encoded string holds: `text` where the bytes are text, else only what kind of bytes. */
export interface EncodedText {
  readonly kind: string;
  readonly text: string | undefined;
  /** The whole string with another text in it; undefined when the bytes would not come back as they were. */
  encode(text: string): string | undefined;
}

/** True for a string that is base64 and nothing else. */
export function isBase64(value: string): boolean {
  return BASE64.test(value.length > PREFIX ? value.slice(0, PREFIX) : value);
}

/** Reads base64 that stands alone. */
export function readBase64(value: string, kind: string): EncodedText {
  const text = textOfBytes(value, false);
  return { kind, text, encode: (next) => again(value, text, () => toBase64(next)) };
}

/** Reads a `data:` URL (RFC 2397); undefined for what is none. */
export function readDataUrl(url: string): EncodedText | undefined {
  const match = DATA_URL.exec(url.slice(0, 1_200));
  if (match === null) return undefined;
  const [head, type, parameters] = match as unknown as readonly [string, string, string];
  const kind = type === '' ? 'text' : type.split('/')[0]!.toLowerCase();
  const rest = url.slice(head.length);
  if (/;\s*base64\s*$/i.test(parameters)) {
    const text = textOfBytes(rest, type === '' || TEXT_TYPE.test(type));
    return { kind, text, encode: (next) => again(rest, text, () => head + toBase64(next)) };
  }
  return { kind, text: unescaped(rest), encode: (next) => head + encodeURIComponent(next) };
}

function toBase64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** Only bytes that are UTF-8 come back as they were. */
function again(encoded: string, text: string | undefined, make: () => string): string | undefined {
  return text !== undefined && Buffer.from(text).equals(Buffer.from(encoded, 'base64')) ? make() : undefined;
}

/** @param isNamedText whether a media type says so: then bytes of another encoding are read as Latin-1 */
function textOfBytes(base64: string, isNamedText: boolean): string | undefined {
  if (!isNamedText && !startsAsText(base64)) return undefined;
  const bytes = Buffer.from(base64, 'base64');
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le', 2);
  if (first === 0xfe && second === 0xff)
    return Buffer.from(bytes.subarray(2, bytes.length & ~1))
      .swap16()
      .toString('utf16le');
  if (isUtf8(bytes) && (isNamedText || !bytes.includes(0))) return bytes.toString('utf8');
  return isNamedText ? bytes.toString('latin1') : undefined;
}

function startsAsText(base64: string): boolean {
  const bytes = Buffer.from(base64.slice(0, PREFIX), 'base64');
  const marks = bytes.length > 1 && (bytes[0]! & 0xfe) === 0xfe && (bytes[1]! & 0xfe) === 0xfe;
  if (marks) return true;
  // A character that is cut at the end of the beginning says nothing.
  for (let cut = 0; cut < 4 && cut < bytes.length; cut++)
    if (isUtf8(bytes.subarray(0, bytes.length - cut))) return !bytes.includes(0);
  return false;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // Not an escape in every place: what can be read is read as Latin-1.
    return text.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
}
