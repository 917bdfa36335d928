/** Sizes that the weights file, the trainer and this code agree on. */
export const VECTOR_SIZE = 48;
export const CONCEPT_INPUTS = 22;
export const TRAIT_INPUTS = 10;
export const CHANNELS = 48;
export const HIDDEN = 32;
export const INPUT_SIZE = VECTOR_SIZE + CONCEPT_INPUTS + TRAIT_INPUTS;
/** A channel looks at a word and its two neighbours. */
export const REACH = 3;
const PROJECTED = REACH * CHANNELS;
const CACHE_SLOTS = 4096;

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

/**
 * Runs one net over the words of a text. What a word adds to its place and its neighbours depends on the word alone,
 * so it is computed once and kept for words that come again.
 */
export class SentenceNet {
  readonly #weights: NetWeights;
  readonly #vectors: WordVectors;
  readonly #cachedRow = new Int32Array(CACHE_SLOTS).fill(-1);
  // Float64: a conversion at each read and write would cost more than the sums.
  readonly #cached = new Float64Array(CACHE_SLOTS * PROJECTED);
  readonly #traitsKnown = new Uint8Array(1 << TRAIT_INPUTS);
  readonly #traits = new Float64Array(PROJECTED << TRAIT_INPUTS);
  readonly #convolution: Float64Array;
  /** HIDDEN x inputs: each unit's weights stand together, so that its sum stays in a register. */
  readonly #hidden: Float64Array;
  readonly #inputs: number;
  /** CHANNELS values for each word, after the rectifier. */
  activations = new Float64Array(1024 * CHANNELS);

  constructor(weights: NetWeights, vectors: WordVectors) {
    this.#weights = weights;
    this.#vectors = vectors;
    this.#convolution = Float64Array.from(weights.convolution);
    this.#inputs = weights.hidden.length / HIDDEN;
    this.#hidden = new Float64Array(weights.hidden.length);
    for (let input = 0; input < this.#inputs; input++)
      for (let unit = 0; unit < HIDDEN; unit++)
        this.#hidden[unit * this.#inputs + input] = weights.hidden[input * HIDDEN + unit]!;
  }

  /** Fills {@link activations} for words given by row, ideas and traits. */
  run(rows: Int32Array, masks: Int32Array, traits: Int32Array, count: number): void {
    if (this.activations.length < (count + 2) * CHANNELS)
      this.activations = new Float64Array(Math.ceil(count * 1.5 + 2) * CHANNELS);
    const sums = this.activations;
    const { channelBias } = this.#weights;
    for (let at = 0; at < count; at++) sums.set(channelBias, at * CHANNELS);
    for (let at = 0; at < count; at++) {
      const row = Math.abs(rows[at]!);
      if (row !== 0) addProjected(sums, this.#cached, this.#project(row) * PROJECTED, at, count);
      this.#addBits(masks[at]!, VECTOR_SIZE, at, count);
      const trait = traits[at]!;
      if (trait !== 0) addProjected(sums, this.#traits, this.#projectTraits(trait) * PROJECTED, at, count);
    }
    const end = count * CHANNELS;
    for (let index = 0; index < end; index++) if (sums[index]! < 0) sums[index] = 0;
  }

  /** The hidden layer and the output over pooled values. */
  output(pooled: Float64Array): number {
    const { hiddenBias, output, outputBias } = this.#weights;
    const hidden = this.#hidden;
    const inputs = this.#inputs;
    let sum = outputBias;
    for (let unit = 0, at = 0; unit < HIDDEN; unit++) {
      // Four sums side by side, for each would otherwise wait for the one before.
      let first = hiddenBias[unit]!;
      let second = 0;
      let third = 0;
      let fourth = 0;
      let input = 0;
      for (; input + 3 < inputs; input += 4, at += 4) {
        first += pooled[input]! * hidden[at]!;
        second += pooled[input + 1]! * hidden[at + 1]!;
        third += pooled[input + 2]! * hidden[at + 2]!;
        fourth += pooled[input + 3]! * hidden[at + 3]!;
      }
      for (; input < inputs; input++, at++) first += pooled[input]! * hidden[at]!;
      const value = first + second + third + fourth;
      if (value > 0) sum += value * output[unit]!;
    }
    return sum;
  }

  /** The slot of the cache in which the word's contributions stand. */
  #project(row: number): number {
    const slot = (row ^ (row >>> 12)) & (CACHE_SLOTS - 1);
    if (this.#cachedRow[slot] === row) return slot;
    this.#cachedRow[slot] = row;
    const base = slot * PROJECTED;
    const convolution = this.#convolution;
    const { scales, values } = this.#vectors;
    this.#cached.fill(0, base, base + PROJECTED);
    for (let part = 0; part < REACH; part++) {
      const to = base + part * CHANNELS;
      for (let input = 0; input < VECTOR_SIZE; input++) {
        const value = values[row * VECTOR_SIZE + input]! * scales[input]!;
        const from = (part * INPUT_SIZE + input) * CHANNELS;
        for (let channel = 0; channel < CHANNELS; channel++)
          this.#cached[to + channel]! += value * convolution[from + channel]!;
      }
    }
    return slot;
  }

  /** What a combination of traits adds, computed when it first comes up. */
  #projectTraits(traits: number): number {
    if (this.#traitsKnown[traits] === 1) return traits;
    this.#traitsKnown[traits] = 1;
    for (let rest = traits; rest !== 0; rest &= rest - 1) {
      const input = VECTOR_SIZE + CONCEPT_INPUTS + 31 - Math.clz32(rest & -rest);
      for (let part = 0; part < REACH; part++) {
        const from = (part * INPUT_SIZE + input) * CHANNELS;
        addRow(this.#traits, traits * PROJECTED + part * CHANNELS, this.#convolution, from);
      }
    }
    return traits;
  }

  #addBits(bits: number, first: number, at: number, count: number): void {
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      const input = first + 31 - Math.clz32(rest & -rest);
      for (let part = 0; part < REACH; part++) {
        const target = at + 1 - part;
        if (target < 0 || target >= count) continue;
        const from = (part * INPUT_SIZE + input) * CHANNELS;
        addRow(this.activations, target * CHANNELS, this.#convolution, from);
      }
    }
  }
}

/** Part 0 belongs to the word after, part 1 to the word itself, part 2 to the word before. */
function addProjected(
  sums: Float64Array,
  cached: Float64Array,
  base: number,
  at: number,
  count: number,
): void {
  if (at + 1 < count) addRow(sums, (at + 1) * CHANNELS, cached, base);
  addRow(sums, at * CHANNELS, cached, base + CHANNELS);
  if (at > 0) addRow(sums, (at - 1) * CHANNELS, cached, base + 2 * CHANNELS);
}

function addRow(sums: Float64Array, first: number, from: Float64Array, start: number): void {
  let to = first;
  let at = start;
  // Four at a time: the loop itself would cost as much as the sums.
  for (let end = to + CHANNELS; to < end; to += 4, at += 4) {
    sums[to]! += from[at]!;
    sums[to + 1]! += from[at + 1]!;
    sums[to + 2]! += from[at + 2]!;
    sums[to + 3]! += from[at + 3]!;
  }
}
