import type { GuardReader, GuardReason } from '../../../contracts/guard.ts';
import { CodeReader } from './code-reader.ts';
import type { RuleSets } from './rule-set.ts';

const TEXT_UNITS_MAX = 524_288;
const DEPTH_MAX = 8;

/** Whether the text at a place is JSON with the arguments of a tool in it. */
export function isEncoded(path: string): boolean {
  return /\/(?:arguments|partial_json|function_call_arguments\/[^/]+)$/.test(path);
}

/** Looks for code in the texts of a tool's arguments, when they are complete: agents write files by such calls. */
export class EncodedCodeReader implements GuardReader {
  readonly #guard: string;
  readonly #path: string;
  readonly #sets: RuleSets;
  #text = '';

  constructor(guard: string, path: string, sets: RuleSets) {
    this.#guard = guard;
    this.#path = path;
    this.#sets = sets;
  }

  push(text: string): readonly GuardReason[] {
    // Longer ones are read as they stand, which finds what is on one line.
    if (this.#text.length < TEXT_UNITS_MAX) this.#text += text;
    return [];
  }

  end(): readonly GuardReason[] {
    const text = this.#text;
    this.#text = '';
    const texts = textsOf(text);
    const spans = [{ path: this.#path, start: 0, end: text.length, label: 'code' }];
    return texts.flatMap((one) => {
      const reader = new CodeReader(this.#guard, this.#path, this.#sets);
      return [...reader.push(one), ...reader.end()].map((reason) => ({ ...reason, spans }));
    });
  }
}

function textsOf(text: string): string[] {
  const texts: string[] = [];
  try {
    collect(JSON.parse(text), 0, texts);
  } catch {
    // Arguments that are no JSON are read as they stand.
    texts.push(text);
  }
  return texts;
}

function collect(value: unknown, depth: number, texts: string[]): void {
  if (typeof value === 'string') texts.push(value);
  else if (typeof value === 'object' && value !== null && depth < DEPTH_MAX)
    for (const child of Object.values(value)) collect(child, depth + 1, texts);
}
