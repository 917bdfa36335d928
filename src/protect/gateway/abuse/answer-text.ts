import type { AnswerSketch } from '../../../contracts/gateway-event.ts';
import { extractOutput } from '../extract.ts';
import type { StreamReader } from '../stream-reader.ts';

const KEPT_UNITS_MAX = 8_192;

export type AnswerSketcher = (text: string, units: number) => AnswerSketch;

/** Gathers what the model says in one answer, for the sketch in its event: the beginning and the length. */
export class AnswerText {
  readonly #sketch: AnswerSketcher;
  readonly #segmentsMax: number;
  #text = '';
  #units = 0;

  constructor(sketch: AnswerSketcher, segmentsMax: number) {
    this.#sketch = sketch;
    this.#segmentsMax = segmentsMax;
  }

  add(text: string): void {
    this.#units += text.length;
    if (this.#text.length < KEPT_UNITS_MAX) this.#text += text.slice(0, KEPT_UNITS_MAX - this.#text.length);
  }

  /** A plain answer, parsed. */
  addBody(body: Readonly<Record<string, unknown>>): void {
    for (const { text, provenance } of extractOutput(body, this.#segmentsMax).content.segments)
      if (provenance === 'model') this.add(text);
  }

  /** One frame of a stream: only what adds to the text, not what repeats it. */
  addFrame(body: Readonly<Record<string, unknown>>, reader: StreamReader): void {
    for (const segment of extractOutput(body, this.#segmentsMax, true).content.segments)
      if (reader.address(body, segment) !== undefined) this.add(segment.text);
  }

  /** Undefined for an answer without text. */
  sketch(): AnswerSketch | undefined {
    return this.#units === 0 ? undefined : this.#sketch(this.#text, this.#units);
  }
}
