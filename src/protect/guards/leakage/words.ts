import { comparable, isIdeographic } from './unit-table.ts';

const WORD_UNITS_MAX = 64;

/** Cuts a growing text into words as they are compared, and tells where sentences and lines end. */
export class WordReader {
  readonly #onWord: (word: string) => void;
  readonly #onStop: () => void;
  readonly #units = new Uint16Array(WORD_UNITS_MAX);
  #length = 0;

  constructor(onWord: (word: string) => void, onStop: () => void) {
    this.#onWord = onWord;
    this.#onStop = onStop;
  }

  push(text: string): void {
    for (let index = 0; index < text.length; index++) this.unit(text.charCodeAt(index));
  }

  unit(code: number, folded = comparable(code)): void {
    // An apostrophe belongs to its word: "don't" is one.
    if (folded === 0) {
      if (code === 39 || code === 0x2019) return;
      this.#flush();
      if (isStop(code)) this.#onStop();
    } else {
      const isOther = this.#length > 0 && isIdeographic(folded) !== isIdeographic(this.#units[0]!);
      if (isOther || this.#length >= WORD_UNITS_MAX) this.#flush();
      this.#units[this.#length++] = folded;
    }
  }

  end(): void {
    this.#flush();
  }

  #flush(): void {
    if (this.#length === 0) return;
    const word = String.fromCharCode(...this.#units.subarray(0, this.#length));
    this.#length = 0;
    this.#onWord(word);
  }
}

/** Full stops, question and exclamation marks, colons, line ends, and their wide forms. */
function isStop(code: number): boolean {
  return (
    code === 46 ||
    code === 33 ||
    code === 63 ||
    code === 10 ||
    code === 59 ||
    code === 58 ||
    code === 0x3002 ||
    code === 0xff01 ||
    code === 0xff1f ||
    code === 0xff1b ||
    code === 0xff1a
  );
}
