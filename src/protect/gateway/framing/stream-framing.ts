import { readSseFrame, type SseFrame, writeSseFrame } from '../sse-frame.ts';
import { SseFramer } from '../sse-framer.ts';
import { JsonArrayFramer, readArrayFrame, rewriteArrayFrame } from './json-array.ts';
import { LineFramer, readLineFrame } from './json-lines.ts';

/** Cuts a byte stream into frames without changing a byte: the frames and the rest joined are the stream. */
export interface Framer {
  /** @throws Fault `upstream_too_large` for a frame beyond the bound */
  push(chunk: Buffer): Buffer[];
  /** Bytes after the last complete frame. */
  rest(): Buffer;
}

/** How the frames of a streamed answer stand in its bytes. */
export interface StreamFraming {
  framer(frameBytesMax: number): Framer;
  read(raw: Buffer): SseFrame;
  /** The frame with other data in its place. */
  rewrite(frame: SseFrame, data: string): Buffer;
  /** A frame of the gateway's own. */
  write(event: string | undefined, data: string, isFirst: boolean): Buffer;
  /** What a stream that the gateway ends must close with. */
  readonly closing: string;
}

/** Server-sent events. */
const sse: StreamFraming = {
  framer: (frameBytesMax) => new SseFramer(frameBytesMax),
  read: readSseFrame,
  rewrite: ({ event }, data) => writeSseFrame(event, data),
  write: (event, data) => writeSseFrame(event, data),
  closing: '',
};

/** One JSON text a line (`application/x-ndjson`). */
const lines: StreamFraming = {
  framer: (frameBytesMax) => new LineFramer(frameBytesMax),
  read: readLineFrame,
  rewrite: (_frame, data) => Buffer.from(`${data}\n`),
  write: (_event, data) => Buffer.from(`${data}\n`),
  closing: '',
};

/** One JSON array whose items come one after another. */
const array: StreamFraming = {
  framer: (frameBytesMax) => new JsonArrayFramer(frameBytesMax),
  read: readArrayFrame,
  rewrite: rewriteArrayFrame,
  write: (_event, data, isFirst) => Buffer.from(`${isFirst ? '[' : ',\n'}${data}`),
  closing: ']',
};

export const streamFramings = { sse, lines, array } as const;

/**
 * The framing that an answer's content type names; undefined for an answer in one piece.
 *
 * @param streamsArrays whether the operation streams a JSON array under the type of plain JSON
 */
export function framingOf(contentType: unknown, streamsArrays: boolean): StreamFraming | undefined {
  if (typeof contentType !== 'string') return undefined;
  if (contentType.startsWith('text/event-stream')) return sse;
  if (contentType.startsWith('application/x-ndjson')) return lines;
  return streamsArrays && contentType.startsWith('application/json') ? array : undefined;
}
