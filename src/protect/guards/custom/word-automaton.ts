/** Where a word stands; offsets in UTF-16 code units. */
export interface WordMatch {
  readonly word: number;
  readonly start: number;
  readonly end: number;
}

const STATES_MAX = 4_000_000;
const MATCHES_MAX = 1_000;
const UNITS = 65_536;

/** Aho-Corasick over words of any script, without regard to case. Time is linear in the text and its matches. */
export class WordAutomaton {
  readonly #next = new Map<number, number>();
  readonly #fail: number[] = [0];
  /** Word that ends in a state, or -1, and the next shorter state in which one ends. */
  readonly #word: number[] = [-1];
  readonly #shorter: number[] = [0];
  readonly #lengths: readonly number[];

  constructor(words: readonly string[]) {
    const folded = words.map(foldCase);
    this.#lengths = folded.map((word) => word.length);
    folded.forEach((word, index) => {
      this.#add(word, index);
    });
    this.#link();
  }

  find(text: string, isWholeWord: boolean): WordMatch[] {
    const folded = foldCase(text);
    const found: WordMatch[] = [];
    let state = 0;
    for (let index = 0; index < folded.length && found.length < MATCHES_MAX; index++) {
      state = this.#step(state, folded.charCodeAt(index));
      for (
        let hit = this.#word[state] === -1 ? this.#shorter[state]! : state;
        hit !== 0;
        hit = this.#shorter[hit]!
      ) {
        const word = this.#word[hit]!;
        const end = index + 1;
        const start = end - this.#lengths[word]!;
        if (!isWholeWord || (isEdge(text, start) && isEdge(text, end))) found.push({ word, start, end });
      }
    }
    return found;
  }

  #add(word: string, index: number): void {
    let state = 0;
    for (let at = 0; at < word.length; at++) {
      const key = state * UNITS + word.charCodeAt(at);
      let child = this.#next.get(key);
      if (child === undefined) {
        child = this.#word.length;
        if (child > STATES_MAX) throw new Error('The list has too many words.');
        this.#next.set(key, child);
        this.#word.push(-1);
        this.#fail.push(0);
        this.#shorter.push(0);
      }
      state = child;
    }
    if (this.#word[state] === -1) this.#word[state] = index;
  }

  /** States were numbered after their parents, but not by depth: they are linked breadth first. */
  #link(): void {
    const children = new Map<number, [unit: number, child: number][]>();
    for (const [key, child] of this.#next) {
      const parent = Math.floor(key / UNITS);
      children.set(parent, [...(children.get(parent) ?? []), [key % UNITS, child]]);
    }
    const queue = [0];
    for (const state of queue) {
      for (const [unit, child] of children.get(state) ?? []) {
        const fail = state === 0 ? 0 : this.#step(this.#fail[state]!, unit);
        this.#fail[child] = fail;
        this.#shorter[child] = this.#word[fail] === -1 ? this.#shorter[fail]! : fail;
        queue.push(child);
      }
    }
  }

  #step(from: number, unit: number): number {
    let state = from;
    for (;;) {
      const next = this.#next.get(state * UNITS + unit);
      if (next !== undefined) return next;
      if (state === 0) return 0;
      state = this.#fail[state]!;
    }
  }
}

/** Lower case, character by character: one whose lower case has another length stays, so that offsets hold. */
export function foldCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower.replaceAll('ς', 'σ');
  let folded = '';
  for (const character of text) {
    const single = character.toLowerCase();
    folded += single.length === character.length ? single : character;
  }
  return folded.replaceAll('ς', 'σ');
}

const wordUnit = /[\p{L}\p{N}\p{M}_]/u;

/** Whether no word goes on across this place. */
function isEdge(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const before = text.codePointAt(at - 1)!;
  const previous =
    before >= 0xdc00 && before <= 0xdfff && at > 1 ? text.slice(at - 2, at) : text.slice(at - 1, at);
  return !(wordUnit.test(previous) && wordUnit.test(String.fromCodePoint(text.codePointAt(at)!)));
}
