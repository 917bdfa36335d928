/** One server-sent event. */
export interface SseFrame {
  /** As it came, with its line ends. */
  readonly raw: Buffer;
  readonly event: string | undefined;
  /** The `data` lines joined; undefined for comments and the like. */
  readonly data: string | undefined;
  /** What stands beside the data and is more than the name of an event: comments, ids, fields that nobody knows. */
  readonly beside?: string;
}

const EVENT_NAME = /^[a-z][a-z_.]{0,63}$/;

/** Reads the fields of a frame (HTML Standard, section 9.2.6). */
export function readSseFrame(raw: Buffer): SseFrame {
  const text = raw.toString('utf8');
  // Nearly every frame of every provider is one line of data.
  if (
    text.startsWith('data: ') &&
    text.endsWith('\n\n') &&
    text.indexOf('\n') === text.length - 2 &&
    !text.includes('\r')
  ) {
    return { raw, event: undefined, data: text.slice(6, -2) };
  }
  let event: string | undefined;
  let data: string | undefined;
  const beside: string[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const colon = line.indexOf(':');
    if (colon === 0) {
      beside.push(line.slice(1));
      continue;
    }
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'data') data = data === undefined ? value : `${data}\n${value}`;
    else if (field === 'event' && EVENT_NAME.test(value)) event = value;
    else if (line !== '' && field !== 'retry') beside.push(line);
  }
  return beside.length === 0 ? { raw, event, data } : { raw, event, data, beside: beside.join('\n') };
}

/** A frame with other data in its place; comments and ids are not kept. */
export function writeSseFrame(event: string | undefined, data: string): Buffer {
  const lines = data.replaceAll('\n', '\ndata: ');
  return Buffer.from(event === undefined ? `data: ${lines}\n\n` : `event: ${event}\ndata: ${lines}\n\n`);
}
