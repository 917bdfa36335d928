import { placeholderEnd } from './placeholder.ts';
import type { Vault } from './vault.ts';

/** Puts values back into one text that arrives in pieces. */
export interface Restorer {
  /** What can be passed on now; at most one placeholder's length is held back. */
  push(chunk: string): string;
  /** The text is over: what was held back. */
  end(): string;
  /** Units held back at the moment. */
  readonly held: number;
}

export interface RestorerOptions {
  /**
   * How many JSON strings the text is inside of. 0: plain text. 1: the text is JSON source or the fragments of a JSON
   * string, as streamed tool arguments are, and values are escaped for it. 2: JSON inside of a JSON string, and so on.
   */
  readonly jsonDepth?: number;
}

const DEPTH_MAX = 4;

/**
 * A restorer of one text. The result depends on the text alone and never on how it was cut. Placeholders that the vault
 * does not know pass as they are, also invented ones and those of other conversations.
 */
export function createRestorer(vault: Vault, options: RestorerOptions = {}): Restorer {
  return new StreamRestorer(vault, Math.min(DEPTH_MAX, options.jsonDepth ?? 0));
}

/** The same for a text that is there as a whole. */
export function restoreText(text: string, vault: Vault, options: RestorerOptions = {}): string {
  const restorer = createRestorer(vault, options);
  return restorer.push(text) + restorer.end();
}

class StreamRestorer implements Restorer {
  readonly #vault: Vault;
  readonly #jsonDepth: number;
  #buffer = '';

  constructor(vault: Vault, jsonDepth: number) {
    this.#vault = vault;
    this.#jsonDepth = jsonDepth;
  }

  get held(): number {
    return this.#buffer.length;
  }

  push(chunk: string): string {
    const text = this.#buffer + chunk;
    const pieces: string[] = [];
    let from = 0;
    for (let at = text.indexOf('['); at >= 0; ) {
      const end = placeholderEnd(text, at);
      if (end === 0) {
        this.#buffer = text.slice(at);
        pieces.push(text.slice(from, at));
        return pieces.join('');
      }
      const value = end < 0 ? undefined : this.#vault.resolve(text.slice(at, end));
      if (value !== undefined) {
        pieces.push(text.slice(from, at), this.#escaped(value));
        from = end;
      }
      at = text.indexOf('[', Math.max(at + 1, end));
    }
    this.#buffer = '';
    pieces.push(text.slice(from));
    return pieces.join('');
  }

  end(): string {
    const rest = this.#buffer;
    this.#buffer = '';
    return rest;
  }

  #escaped(value: string): string {
    let escaped = value;
    for (let depth = 0; depth < this.#jsonDepth; depth++) escaped = JSON.stringify(escaped).slice(1, -1);
    return escaped;
  }
}
