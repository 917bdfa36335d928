import type { GuardCall } from '../../contracts/guard.ts';
import type { GuardChain, StreamInspection, StreamStep } from './ports.ts';
import { type Replacement, redactText } from './redact-text.ts';

/** Characters of a channel that the guards see again when it goes on after it seemed complete. */
const OVERLAP = 512;

/** One growing text of a stream: how much of it may be sent, and with which replacements. */
export class Channel {
  readonly path: string;
  readonly group: string;
  readonly #chain: GuardChain;
  readonly #call: GuardCall | undefined;
  #inspection: StreamInspection | undefined;
  /** Where the present inspection began, in the channel's text. */
  #base = 0;
  #length = 0;
  #releasedTo = 0;
  /** End of the text that was sent before the present inspection began. */
  #sentBefore = 0;
  #tail = '';
  #replacements: readonly Replacement[] = [];

  constructor(path: string, group: string, chain: GuardChain, call: GuardCall | undefined) {
    this.path = path;
    this.group = group;
    this.#chain = chain;
    this.#call = call;
  }

  get length(): number {
    return this.#length;
  }

  get releasedTo(): number {
    return this.#releasedTo;
  }

  get open(): boolean {
    return this.#inspection !== undefined;
  }

  push(text: string): StreamStep {
    if (this.#inspection === undefined) this.#begin();
    this.#length += text.length;
    this.#tail = (this.#tail + text).slice(-OVERLAP);
    return this.#take(this.#inspection!.push(text));
  }

  /** Decides on all that is held. */
  end(): StreamStep {
    const step = this.#take(this.#inspection!.end());
    this.#releasedTo = this.#length;
    this.#inspection = undefined;
    return step;
  }

  #begin(): void {
    this.#inspection = this.#chain.stream({ path: this.path, provenance: 'model' }, this.#call);
    this.#sentBefore = this.#length;
    this.#base = this.#length - this.#tail.length;
    if (this.#tail.length > 0) this.#inspection.push(this.#tail);
  }

  #take(step: StreamStep): StreamStep {
    this.#releasedTo = Math.max(this.#releasedTo, Math.min(this.#base + step.releasedTo, this.#length));
    for (const { start, end, replacement } of step.redactions) {
      const shifted = { start: start + this.#base, end: end + this.#base, replacement };
      if (shifted.end <= this.#sentBefore) continue;
      // Its beginning has been sent: what cannot be taken back must not be completed.
      if (shifted.start < this.#sentBefore) return { ...step, action: 'block' };
      this.#replacements = [...this.#replacements.filter((old) => old.start !== shifted.start), shifted];
    }
    return step;
  }

  /** True when a replacement touches the text from `start` to `end`. */
  isRedacted(start: number, end: number): boolean {
    return this.#replacements.some((replacement) => replacement.start < end && replacement.end > start);
  }

  redact(text: string, start: number): string {
    return redactText(text, start, this.#replacements);
  }
}
