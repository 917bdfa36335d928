const NON_ASCII = /[\u0080-\uffff]/;

let table: Uint16Array | undefined;

/** Lower case of every UTF-16 code unit on its own; units whose lower case is longer (İ) or a surrogate stay as they are. */
function foldTable(): Uint16Array {
  if (table !== undefined) return table;
  table = new Uint16Array(65_536);
  for (let unit = 0; unit < 65_536; unit++) {
    const lower = String.fromCharCode(unit).toLowerCase();
    table[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit;
  }
  return table;
}

/**
 * Folds a text for comparing without regard to case. It works per code unit, because `toLowerCase` is context dependent
 * (final sigma) and can lengthen a text (İ), and then `contains` on folded texts would not be what it is on the texts.
 */
export function fold(text: string): string {
  if (!NON_ASCII.test(text)) return text.toLowerCase();
  const units = foldTable();
  let out = '';
  for (let start = 0; start < text.length; start += 4096) {
    const end = Math.min(text.length, start + 4096);
    const chunk = new Array<number>(end - start);
    for (let i = start; i < end; i++) chunk[i - start] = units[text.charCodeAt(i)] ?? 0;
    out += String.fromCharCode(...chunk);
  }
  return out;
}
