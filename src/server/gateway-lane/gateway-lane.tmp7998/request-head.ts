/** The head of a request that the lane takes. */
export interface LaneHead {
  /** Path without a query. */
  readonly path: string;
  /** Names in lower case; every name once. */
  readonly headers: Readonly<Record<string, string>>;
  readonly contentLength: number;
}

const REQUEST_LINE = /^POST (\/v1\/[A-Za-z0-9/_.:-]{1,200}) HTTP\/1\.1$/;
const HEADER_LINE = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t\x20-\x7e]*)$/;
const HEADERS_MAX = 60;
/** These change how the message is read, or ask for something before it is. */
const notPlain = new Set(['transfer-encoding', 'expect', 'upgrade', 'trailer', 'te', 'http2-settings']);

/**
 * Reads a head if it is of the plainest kind: `POST /v1/…`, HTTP/1.1, a counted body, no header twice, nothing but
 * visible ASCII. Whatever is less plain is not refused here but left to Node's own parser and the server's checks, so
 * this needs no opinion on doubtful input: it only has to be sure of what it takes.
 *
 * @param text the head without its closing empty line, as Latin-1
 * @returns undefined for everything else
 */
export function readLaneHead(text: string): LaneHead | undefined {
  const lines = text.split('\r\n');
  const request = REQUEST_LINE.exec(lines[0]!);
  if (request === null || lines.length > HEADERS_MAX) return undefined;
  const headers: Record<string, string> = Object.create(null);
  for (let i = 1; i < lines.length; i++) {
    const match = HEADER_LINE.exec(lines[i]!);
    if (match === null) return undefined;
    const name = match[1]!.toLowerCase();
    if (headers[name] !== undefined || notPlain.has(name)) return undefined;
    headers[name] = match[2]!.trimEnd();
  }
  const length = headers['content-length'];
  if (headers.host === undefined || length === undefined || !/^\d{1,10}$/.test(length)) return undefined;
  const connection = headers.connection;
  if (connection !== undefined && connection.toLowerCase() !== 'keep-alive') return undefined;
  return { path: request[1]!, headers, contentLength: Number(length) };
}
