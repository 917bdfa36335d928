import type { ServerResponse } from 'node:http';
import type { Behaviour } from './behaviours.ts';
import type { Mood } from './personas.ts';
import type { Frame } from './shapes.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const CUT_AFTER_FRAMES = 5;

function frameText({ event, data }: Frame): string {
  const text = data === '[DONE]' ? data : JSON.stringify(data);
  return event === undefined ? `data: ${text}\n\n` : `event: ${event}\ndata: ${text}\n\n`;
}

/** Writes a stream as a provider would: frame by frame, or byte by byte when the model is to drip. */
export async function streamFrames(
  response: ServerResponse,
  frames: Iterable<Frame>,
  behaviour: Behaviour | Mood,
  delayMs: number,
): Promise<void> {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'x-request-id': 'req_mock1',
  });
  let count = 0;
  for (const frame of frames) {
    if (response.destroyed) return;
    if (behaviour === 'truncated' && count++ === CUT_AFTER_FRAMES) {
      response.write(frameText(frame).slice(0, 20));
      await pause(5);
      response.socket?.destroy();
      return;
    }
    if (delayMs > 0) await pause(delayMs);
    if (behaviour === 'broken' && count++ === CUT_AFTER_FRAMES)
      response.write('data: {"choices":[{"delta":{"content":\n\n');
    if (behaviour !== 'drip') response.write(frameText(frame));
    else {
      for (const byte of Buffer.from(frameText(frame))) {
        response.write(Buffer.of(byte));
        await new Promise(setImmediate);
      }
    }
  }
  response.end();
}

/** Writes a stream that is no stream of events: pieces of text as they are. */
export async function streamTexts(
  response: ServerResponse,
  type: string,
  texts: Iterable<string>,
  delayMs: number,
): Promise<void> {
  response.writeHead(200, { 'content-type': type });
  for (const text of texts) {
    if (response.destroyed) return;
    if (delayMs > 0) await pause(delayMs);
    response.write(text);
  }
  response.end();
}
