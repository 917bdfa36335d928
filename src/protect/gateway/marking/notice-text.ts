import type { MarkingPolicy } from '../../../contracts/guard.ts';

/** A visible notice and how it stands in a text. */
export interface Notice {
  readonly position: MarkingPolicy['position'];
  /** What is put in, with the empty line that parts it from the answer. */
  readonly insertion: string;
}

export function noticeOf({ notice, position }: MarkingPolicy): Notice | undefined {
  if (notice === undefined) return undefined;
  return { position, insertion: position === 'start' ? `${notice}\n\n` : `\n\n${notice}` };
}

/** Where a text's first visible character stands; -1 while there is none. */
export function firstVisible(text: string): number {
  return text.search(/\S/);
}

/** Whether a text that begins with this character may take a notice: what looks like JSON is for machines. */
export function takesNotice(first: string): boolean {
  return first !== '{' && first !== '[';
}

/** A whole text with its notice; as it is where none belongs. */
export function withNotice(text: string, { position, insertion }: Notice): string {
  const at = firstVisible(text);
  if (at < 0 || !takesNotice(text[at]!)) return text;
  return position === 'end' ? text + insertion : text.slice(0, at) + insertion + text.slice(at);
}

/** Follows a text that comes in pieces: the same notice at the same place, however it was cut. */
export class NoticeChannel {
  readonly #notice: Notice;
  #state: 'blank' | 'prose' | 'none' = 'blank';

  constructor(notice: Notice) {
    this.#notice = notice;
  }

  /** One more piece, with the notice in it where the text begins. */
  push(piece: string): string {
    if (this.#state !== 'blank') return piece;
    const at = firstVisible(piece);
    if (at < 0) return piece;
    this.#state = takesNotice(piece[at]!) ? 'prose' : 'none';
    if (this.#state === 'none' || this.#notice.position === 'end') return piece;
    return piece.slice(0, at) + this.#notice.insertion + piece.slice(at);
  }

  /** What belongs behind the last piece. Asked once. */
  ending(): string {
    const isDue = this.#state === 'prose' && this.#notice.position === 'end';
    this.#state = 'none';
    return isDue ? this.#notice.insertion : '';
  }
}
