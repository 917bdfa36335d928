/** A streamed answer's frames, in order. */
export interface SseFrames {
  /** What stands behind `data:`, parsed; frames that are no JSON are left out and counted. */
  readonly frames: readonly unknown[];
  readonly broken: number;
}

const FRAMES_MAX = 100_000;

/**
 * Takes a whole event stream apart (WHATWG HTML, section 9.2.6). Only data matters here: both providers repeat the
 * event's name in it.
 */
export function parseSse(text: string): SseFrames {
  const frames: unknown[] = [];
  let broken = 0;
  for (const block of text.split(/\r\n\r\n|\n\n|\r\r/).slice(0, FRAMES_MAX)) {
    const data = block
      .split(/\r\n|\n|\r/)
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(line.startsWith('data: ') ? 6 : 5))
      .join('\n');
    if (data === '' || data === '[DONE]') continue;
    try {
      frames.push(JSON.parse(data));
    } catch {
      broken++;
    }
  }
  return { frames, broken };
}
