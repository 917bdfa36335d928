const WINDOW_BYTES = 64 * 1024;
/** An array of objects. A text line may begin with `[`, but hardly with `[{`. */
const ARRAY = /^\[\s*\{/;
/** The wrapper of CloudTrail (`Records`) and Azure (`records`), however it is laid out. */
const WRAPPER = /^\{\s*"[Rr]ecords"\s*:\s*\[/;
/** An object whose first line ends inside of it: a line of its own would end with `}`. */
const SPANNING_OBJECT = /^\{(?:[^\n]*[{[,])?[ \t\r]*\n/;

/**
 * How a body of unknown type is framed: as JSON when its beginning leaves no doubt, else one record a line. Looks at the
 * first 64 KiB only.
 */
export function sniffFraming(body: readonly Uint8Array[]): 'lines' | 'json' {
  const start = beginningOf(body)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  return ARRAY.test(start) || WRAPPER.test(start) || SPANNING_OBJECT.test(start) ? 'json' : 'lines';
}

/** The beginning, as Latin-1: what decides is ASCII, and every byte is one character. */
function beginningOf(body: readonly Uint8Array[]): string {
  let text = '';
  for (const piece of body) {
    const missing = WINDOW_BYTES - text.length;
    if (missing <= 0) break;
    text += Buffer.from(piece.buffer, piece.byteOffset, Math.min(piece.length, missing)).toString('latin1');
  }
  return text;
}
