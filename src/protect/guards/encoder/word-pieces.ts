const UNKNOWN = '[UNK]';
const WORD_UNITS_MAX = 100;
const TEXT_UNITS_MAX = 200_000;
const word = /[\p{L}\p{N}\p{M}_]+|[^\s\p{C}]/gu;
const ideogram = /[\u3400-\u9fff\uf900-\ufaff]/;

/** Pieces of words as BERT's lower-case vocabularies have them, with their offsets in the text that was given. */
export interface Pieces {
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Splits texts into word pieces, the longest first (BERT, uncased). */
export class WordPieces {
  readonly #ids = new Map<string, number>();
  readonly first: number;
  readonly last: number;
  readonly #unknown: number;

  /** @param vocabulary the lines of `vocab.txt` */
  constructor(vocabulary: string) {
    vocabulary.split(/\r?\n/).forEach((piece, id) => {
      if (piece !== '') this.#ids.set(piece, id);
    });
    this.first = this.#known('[CLS]');
    this.last = this.#known('[SEP]');
    this.#unknown = this.#known(UNKNOWN);
  }

  split(text: string): Pieces {
    const ids: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    for (const match of text.slice(0, TEXT_UNITS_MAX).matchAll(word)) {
      for (const [part, at] of cutIdeograms(match[0], match.index)) {
        for (const id of this.#pieces(fold(part))) {
          ids.push(id);
          starts.push(at);
          ends.push(at + part.length);
        }
      }
    }
    return { ids, starts, ends };
  }

  #pieces(folded: string): number[] {
    if (folded.length > WORD_UNITS_MAX) return [this.#unknown];
    const found: number[] = [];
    for (let start = 0; start < folded.length; ) {
      let end = folded.length;
      let id: number | undefined;
      for (; end > start && id === undefined; end--)
        id = this.#ids.get((start === 0 ? '' : '##') + folded.slice(start, end));
      if (id === undefined) return [this.#unknown];
      found.push(id);
      start = end + 1;
    }
    return found;
  }

  #known(piece: string): number {
    const id = this.#ids.get(piece);
    if (id === undefined) throw new Error(`the vocabulary has no ${piece}`);
    return id;
  }
}

function fold(part: string): string {
  return part
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
}

/** Ideograms and marks inside of words stand alone. */
function* cutIdeograms(text: string, at: number): Generator<[part: string, at: number]> {
  if (!ideogram.test(text) && !text.includes('_')) {
    yield [text, at];
    return;
  }
  for (const { 0: part, index } of text.matchAll(
    /[\u3400-\u9fff\uf900-\ufaff_]|[^\u3400-\u9fff\uf900-\ufaff_]+/g,
  ))
    yield [part, at + index];
}
