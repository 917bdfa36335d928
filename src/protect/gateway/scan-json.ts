import { Fault } from '../../kernel/fault.ts';
import { gatewayFaults } from './errors.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COMMA = 0x2c;
const SMALL = 12;

/** Index of the quote that ends the string starting after `from`. */
export function endOfString(text: string, from: number): number {
  let end = text.indexOf('"', from);
  while (end > 0 && text.charCodeAt(end - 1) === BACKSLASH) {
    let slashes = 1;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return end;
}

/** Keys of one object: a list while it is short, for most objects are. */
class KeySet {
  readonly #list: string[] = [];
  #set: Set<string> | undefined;

  /** False when the key was there already. */
  add(key: string): boolean {
    if (this.#set) {
      if (this.#set.has(key)) return false;
      this.#set.add(key);
      return true;
    }
    if (this.#list.includes(key)) return false;
    this.#list.push(key);
    if (this.#list.length > SMALL) this.#set = new Set(this.#list);
    return true;
  }
}

function keyOf(text: string, start: number, end: number): string {
  const raw = text.slice(start, end);
  if (!raw.includes('\\')) return raw;
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch (cause) {
    throw new Fault(gatewayFaults.invalidBody, { cause });
  }
}

/**
 * Refuses JSON that two readers may understand differently or that is nested too deeply, before it is parsed. JSON.parse
 * keeps the last of two equal keys where an upstream may keep the first: what the guards read would not be what the
 * model gets. Whether the text is JSON at all is left to JSON.parse. One pass, linear.
 *
 * @throws Fault `duplicate_key`, `body_too_deep`
 */
export function scanJson(text: string, depthMax: number): void {
  const stack: (KeySet | null)[] = [];
  let keys: KeySet | null = null;
  let expectsKey = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      const end = endOfString(text, i + 1);
      if (end < 0) return;
      if (expectsKey && keys !== null) {
        const key = keyOf(text, i + 1, end);
        if (!keys.add(key)) throw new Fault(gatewayFaults.duplicateKey, { field: key.slice(0, 64) });
        expectsKey = false;
      }
      i = end;
    } else if (code === OPEN_OBJECT || code === OPEN_ARRAY) {
      if (stack.length >= depthMax) throw new Fault(gatewayFaults.tooDeep);
      keys = code === OPEN_OBJECT ? new KeySet() : null;
      stack.push(keys);
      expectsKey = keys !== null;
    } else if (code === CLOSE_OBJECT || code === CLOSE_ARRAY) {
      stack.pop();
      keys = stack[stack.length - 1] ?? null;
      expectsKey = false;
    } else if (code === COMMA) {
      expectsKey = keys !== null;
    }
  }
}
