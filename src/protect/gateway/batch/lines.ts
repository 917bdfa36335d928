import { isUtf8 } from 'node:buffer';

const TURN_MS = 15;

/** The text of a file; undefined when its bytes are none. */
export function textOfFile(bytes: Buffer): string | undefined {
  return isUtf8(bytes) && !bytes.includes(0) ? bytes.toString('utf8') : undefined;
}

/**
 * Goes through a text line by line and gives other calls their turn in between.
 *
 * @param step answers the new line; it is not called for empty ones
 */
export async function mapLines(
  text: string,
  step: (line: string, index: number) => string | Promise<string>,
): Promise<string> {
  const out: string[] = [];
  let since = performance.now();
  for (const [index, line] of text.split('\n').entries()) {
    const ending = line.endsWith('\r') ? '\r' : '';
    const plain = ending === '' ? line : line.slice(0, -1);
    out.push(plain.trim() === '' ? line : (await step(plain, index)) + ending);
    if (performance.now() - since > TURN_MS) {
      await new Promise(setImmediate);
      since = performance.now();
    }
  }
  return out.join('\n');
}
