const ESCAPE = /\\u([0-9a-fA-F]{4})|\\./gs;
/** An escape whose end has not come yet. */
const OPEN_ESCAPE = /(?:\\u[0-9a-fA-F]{0,3}|\\)$/;

/** Resolves the `\u` escapes of JSON text that comes in pieces: what comes out depends on the text alone. */
export class Unescaper {
  #held = '';

  push(piece: string): string {
    const text = this.#held + piece;
    const cut = endsInEscape(text) ? text.search(OPEN_ESCAPE) : text.length;
    this.#held = text.slice(cut);
    return text
      .slice(0, cut)
      .replace(ESCAPE, (all, hex: string | undefined) =>
        hex === undefined ? all : String.fromCharCode(Number.parseInt(hex, 16)),
      );
  }
}

/** True when the last escape is cut; a backslash that is escaped itself begins none. */
function endsInEscape(text: string): boolean {
  const open = OPEN_ESCAPE.exec(text);
  if (open === null) return false;
  let slashes = 0;
  for (let i = open.index; text[i - 1] === '\\'; i--) slashes++;
  return slashes % 2 === 0;
}
