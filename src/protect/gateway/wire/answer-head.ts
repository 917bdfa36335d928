import type { HeaderMap } from '../transport.ts';

/** Status line and headers of an answer, and how its body ends. */
export interface AnswerHead {
  readonly status: number;
  /** Names in lower case; a repeated header becomes a list. */
  readonly headers: HeaderMap;
  /** Bytes of the body, `chunked`, or `until-close` when only the end of the connection ends it. */
  readonly framing: number | 'chunked' | 'until-close';
  readonly keepsAlive: boolean;
  /** Seconds for which the upstream says that it keeps an idle connection; undefined when it does not say. */
  readonly idleSeconds: number | undefined;
}

/** The upstream's bytes are not an HTTP/1.1 answer that can be read in one way only. */
export class WireError extends Error {
  override readonly name = 'WireError';
}

const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/;
const HEADER_LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)$/;
const HEADERS_MAX = 200;

/**
 * Reads the head of an answer, strictly: no folded lines, no bare line ends, no control characters, no length that two
 * readers may understand differently (RFC 9112, sections 2.2, 5 and 6.3).
 *
 * @param text everything before the empty line, as Latin-1
 * @throws WireError
 */
export function readAnswerHead(text: string): AnswerHead {
  const lines = text.split('\r\n');
  const status = STATUS_LINE.exec(lines[0]!);
  if (status === null) throw new WireError('The status line cannot be read.');
  if (lines.length > HEADERS_MAX) throw new WireError('The answer has too many headers.');
  const headers: Record<string, string | string[]> = Object.create(null);
  for (let i = 1; i < lines.length; i++) addHeader(headers, lines[i]!);
  const code = Number(status[2]);
  return {
    status: code,
    headers,
    framing: framingOf(code, headers),
    keepsAlive: keepsAlive(status[1] === '1', headers),
    idleSeconds: idleSecondsOf(headers['keep-alive']),
  };
}

function addHeader(headers: Record<string, string | string[]>, line: string): void {
  const match = HEADER_LINE.exec(line);
  if (match === null) throw new WireError('A header cannot be read.');
  const name = match[1]!.toLowerCase();
  const value = match[2]!.trimEnd();
  const before = headers[name];
  if (before === undefined) headers[name] = value;
  else if (typeof before === 'string') headers[name] = [before, value];
  else before.push(value);
}

function framingOf(status: number, headers: HeaderMap): AnswerHead['framing'] {
  const coding = headers['transfer-encoding'];
  const length = headers['content-length'];
  if (status < 200 || status === 204 || status === 304) return 0;
  if (coding !== undefined) {
    if (length !== undefined) throw new WireError('The answer gives its length twice.');
    if (typeof coding !== 'string' || coding.toLowerCase() !== 'chunked')
      throw new WireError('The answer has a transfer encoding that nobody asked for.');
    return 'chunked';
  }
  if (length === undefined) return 'until-close';
  if (typeof length !== 'string' || !/^\d{1,15}$/.test(length))
    throw new WireError('The length of the answer cannot be read.');
  return Number(length);
}

function keepsAlive(isHttp11: boolean, headers: HeaderMap): boolean {
  const connection = headers.connection;
  const tokens = (typeof connection === 'string' ? connection : (connection ?? []).join(',')).toLowerCase();
  return isHttp11 ? !/\bclose\b/.test(tokens) : /\bkeep-alive\b/.test(tokens);
}

function idleSecondsOf(header: string | readonly string[] | undefined): number | undefined {
  const match = typeof header === 'string' ? /(?:^|[,;\s])timeout=(\d{1,6})/i.exec(header) : null;
  return match === null ? undefined : Number(match[1]);
}
