import { bodyEnd } from './secrets/private-key.ts';
import { isTokenUnit } from './secrets/scan-secrets.ts';

/** What a secret that is longer than a block consists of. */
export type SwallowKind = 'token' | 'key';

const KEY_TAIL_UNITS = 80;
const UNITS_MAX = 16_384;

/** How the rest of a secret is recognised whose replacement this is. */
export function swallowKind(replacement: string): SwallowKind {
  return replacement === '[SECRET:private-key]' ? 'key' : 'token';
}

/** Follows a secret to its end without keeping it. */
export class Swallower {
  readonly #kind: SwallowKind;
  #left = UNITS_MAX;

  constructor(kind: SwallowKind) {
    this.#kind = kind;
  }

  /** How many units of `text` belong to the secret, and whether it ends there. */
  take(text: string, isEnd: boolean): { units: number; isDone: boolean } {
    let units = 0;
    const limit = Math.min(text.length, this.#left);
    if (this.#kind === 'token') while (units < limit && isTokenUnit(text.charCodeAt(units))) units++;
    else units = bodyUnits(text, limit);
    this.#left -= units;
    if (this.#left <= 0) return { units, isDone: true };
    if (units === text.length) return { units, isDone: isEnd };
    if (this.#kind === 'token') return { units, isDone: true };
    // A dash may begin the key's last line, which is read as a whole.
    if (text.length - units < KEY_TAIL_UNITS && !isEnd && text[units] === '-')
      return { units, isDone: false };
    return { units: bodyEnd(text, units, text.length), isDone: true };
  }
}

function bodyUnits(text: string, limit: number): number {
  const stop = text.indexOf('-');
  const end = bodyEnd(text, 0, Math.min(limit, stop < 0 ? limit : stop));
  return Math.min(end, stop < 0 ? end : stop);
}
