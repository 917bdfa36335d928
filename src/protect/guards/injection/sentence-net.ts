import type { Kernel } from './kernel.ts';
import {
  CHANNELS,
  CONCEPT_INPUTS,
  HIDDEN,
  INPUT_SIZE,
  PROJECTED,
  REACH,
  TRAIT_INPUTS,
  VECTOR_SIZE,
} from './net-sizes.ts';
import { UNIT_WORDS_MAX } from './units.ts';

const PROJECTED_BYTES = PROJECTED * 4;
const CHANNEL_BYTES = CHANNELS * 4;
/** The most frequent words keep what they add; the others share some slots. */
const PINNED_ROWS = 3072;
const SHARED_SLOTS = 1024;
/** Words of a unit and its neighbours that are held at a time. */
const RING = 2 * UNIT_WORDS_MAX;

/** Meaning vectors of words, int8 with a scale for each dimension; row 0 is zero. */
export interface WordVectors {
  readonly scales: Float32Array;
  readonly values: Int8Array;
}

/** Weights of one net: a convolution over words, and a hidden layer over what was pooled. */
export interface NetWeights {
  /** REACH x INPUT_SIZE x CHANNELS */
  readonly convolution: Float32Array;
  readonly channelBias: Float32Array;
  /** inputs x HIDDEN */
  readonly hidden: Float32Array;
  readonly hiddenBias: Float32Array;
  readonly output: Float32Array;
  readonly outputBias: number;
}

/** The words of a text as the nets take them; `unitEnds[u]` is the word after unit u. */
export interface NetText {
  readonly rows: Int32Array;
  /** Ideas, a bit each. */
  readonly masks: Int32Array;
  readonly traits: Int32Array;
  readonly count: number;
  readonly unitEnds: Int32Array;
  readonly unitCount: number;
}

/**
 * Runs one net over the words of a text. What a word adds to its place and its neighbours depends on the word alone,
 * so it is computed once and kept for words that come again.
 */
export class SentenceNet {
  readonly #kernel: Kernel;
  readonly #vectors: WordVectors;
  readonly #outputBias: number;
  readonly #inputs: number;
  readonly #cachedRow = new Int32Array(PINNED_ROWS + SHARED_SLOTS).fill(-1);
  readonly #traitsKnown = new Uint8Array(1 << TRAIT_INPUTS);
  readonly #places;
  #unitPlace = 0;
  #unitRoom = 0;

  constructor(weights: NetWeights, vectors: WordVectors, kernel: Kernel) {
    this.#kernel = kernel;
    this.#vectors = vectors;
    this.#outputBias = weights.outputBias;
    this.#inputs = weights.hidden.length / HIDDEN;
    this.#places = {
      zero: kernel.allocate(PROJECTED_BYTES),
      convolution: kernel.allocate(INPUT_SIZE * PROJECTED_BYTES),
      channelBias: kernel.allocate(CHANNEL_BYTES),
      hidden: kernel.allocate(weights.hidden.length * 4),
      hiddenBias: kernel.allocate(HIDDEN * 4),
      output: kernel.allocate(HIDDEN * 4),
      vector: kernel.allocate(VECTOR_SIZE * 4),
      words: kernel.allocate((RING + 2) * 4),
      ring: kernel.allocate(RING * PROJECTED_BYTES),
      cached: kernel.allocate((PINNED_ROWS + SHARED_SLOTS) * PROJECTED_BYTES),
      traits: kernel.allocate(PROJECTED_BYTES << TRAIT_INPUTS),
      pooled: kernel.allocate(this.#inputs * 4),
    };
    const { floats } = kernel;
    for (let input = 0; input < INPUT_SIZE; input++)
      for (let part = 0; part < REACH; part++) {
        const from = (part * INPUT_SIZE + input) * CHANNELS;
        const to = this.#places.convolution / 4 + input * PROJECTED + part * CHANNELS;
        floats.set(weights.convolution.subarray(from, from + CHANNELS), to);
      }
    floats.set(weights.channelBias, this.#places.channelBias / 4);
    floats.set(weights.hidden, this.#places.hidden / 4);
    floats.set(weights.hiddenBias, this.#places.hiddenBias / 4);
    floats.set(weights.output, this.#places.output / 4);
  }

  /** Runs the convolution and keeps the strongest word and the sum of each channel for every unit. */
  run(text: NetText): void {
    this.#reserve(text.unitCount);
    const { words, zero, channelBias } = this.#places;
    const kernel = this.#kernel;
    let known = 0;
    for (let unit = 0, first = 0; unit < text.unitCount; unit++) {
      const end = text.unitEnds[unit]!;
      const { integers } = kernel;
      // From the word before the unit to the word after it.
      for (let at = first - 1, to = words / 4; at <= end; at++, to++) {
        if (at < 0 || at >= text.count) integers[to] = zero;
        else {
          if (at >= known) {
            this.#held[at % RING] = this.#place(text, at);
            known = at + 1;
          }
          integers[to] = this.#held[at % RING]!;
        }
      }
      kernel.poolUnit(words, end - first, channelBias, this.#maxima(unit), this.#sums(unit));
      first = end;
    }
  }

  readonly #held = new Int32Array(RING);

  /** Pools consecutive units of the text last run: the first 2 x CHANNELS inputs, the sums scaled. */
  poolWindow(firstUnit: number, endUnit: number, scale: number): void {
    const { pooled } = this.#places;
    this.#kernel.poolWindow(
      pooled,
      this.#maxima(firstUnit),
      this.#sums(firstUnit),
      endUnit - firstUnit,
      scale,
    );
  }

  /** Sets one of the inputs that are not pooled. */
  setInput(input: number, value: number): void {
    this.#kernel.floats[this.#places.pooled / 4 + input] = value;
  }

  /** The hidden layer and the output over what was pooled and set. */
  output(): number {
    const { pooled, hidden, hiddenBias, output } = this.#places;
    return this.#kernel.judge(pooled, this.#inputs, hidden, hiddenBias, output) + this.#outputBias;
  }

  #maxima(unit: number): number {
    return this.#unitPlace + unit * CHANNEL_BYTES;
  }

  #sums(unit: number): number {
    return this.#unitPlace + (this.#unitRoom + unit) * CHANNEL_BYTES;
  }

  #reserve(units: number): void {
    if (units <= this.#unitRoom) return;
    this.#unitRoom = Math.max(64, units * 2);
    this.#unitPlace = this.#kernel.allocate(2 * this.#unitRoom * CHANNEL_BYTES);
  }

  /** Where that stands what a word, its ideas and its traits add. */
  #place(text: NetText, at: number): number {
    const row = Math.abs(text.rows[at]!);
    const slot = row === 0 ? this.#places.zero : this.#project(row);
    const mask = text.masks[at]!;
    const traits = text.traits[at]!;
    // Words in shared slots are copied: the next word may take the slot.
    if (mask === 0 && traits === 0 && row < PINNED_ROWS) return slot;
    const to = this.#places.ring + (at % RING) * PROJECTED_BYTES;
    this.#kernel.add(to, slot, traits === 0 ? this.#places.zero : this.#projectTraits(traits));
    this.#addBits(to, mask, VECTOR_SIZE);
    return to;
  }

  #project(row: number): number {
    const slot = row < PINNED_ROWS ? row : PINNED_ROWS + ((row ^ (row >>> 10)) & (SHARED_SLOTS - 1));
    const to = this.#places.cached + slot * PROJECTED_BYTES;
    if (this.#cachedRow[slot] === row) return to;
    this.#cachedRow[slot] = row;
    const { vector, convolution } = this.#places;
    const { scales, values } = this.#vectors;
    const { floats } = this.#kernel;
    for (let input = 0; input < VECTOR_SIZE; input++)
      floats[vector / 4 + input] = values[row * VECTOR_SIZE + input]! * scales[input]!;
    this.#kernel.project(to, vector, convolution);
    return to;
  }

  /** What a combination of traits adds, computed when it first comes up. */
  #projectTraits(traits: number): number {
    const to = this.#places.traits + traits * PROJECTED_BYTES;
    if (this.#traitsKnown[traits] === 1) return to;
    this.#traitsKnown[traits] = 1;
    this.#addBits(to, traits, VECTOR_SIZE + CONCEPT_INPUTS);
    return to;
  }

  #addBits(to: number, bits: number, firstInput: number): void {
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      const input = firstInput + 31 - Math.clz32(rest & -rest);
      this.#kernel.add(to, to, this.#places.convolution + input * PROJECTED_BYTES);
    }
  }
}
