const UNITS = 48;

/** A place in a text with the words before it. One object goes through a text, so that a place costs nothing to ask about. */
export class PlaceContext {
  readonly text: string;
  index = 0;
  /** End of the last match: what belongs to it says nothing about the next one. */
  taken = 0;
  /** End of the last word with letters. */
  lettersEnd = -UNITS;
  #before: string | undefined;

  constructor(text: string) {
    this.text = text;
  }

  at(index: number): this {
    this.index = index;
    this.#before = undefined;
    return this;
  }

  /** Whether a word with letters stands near enough to say something. */
  get hasWords(): boolean {
    return this.index - this.lettersEnd <= UNITS;
  }

  /** What stands shortly before, in lower case; made once and only when somebody asks. */
  before(): string {
    this.#before ??= this.text.slice(Math.max(this.taken, this.index - UNITS), this.index).toLowerCase();
    return this.#before;
  }

  /** The same when there are words in it. */
  words(): string {
    return this.hasWords ? this.before() : '';
  }
}
