import { likeness, type PromptSketch, SIGNATURE_BINS, spread } from './prompt-sketch.ts';

/** Likeness from which two prompts count as versions of one another. */
export const NEAR = 10 / SIGNATURE_BINS;
/** Pairs of bins that prompts are looked up by: two that are alike share one of them in nine cases of ten or more. */
const BANDS = 10;
const SIZE_FIRST = 32;

/** What a prompt has in common with those before it. */
export interface Resemblance {
  /** A prompt like it, but not the same, was there. */
  readonly isNear: boolean;
  /** A prompt of the same structure with other words was there. */
  readonly isSameStructure: boolean;
  /** The very same prompt was there. */
  readonly isRepeat: boolean;
}

const repeat: Resemblance = { isNear: false, isSameStructure: false, isRepeat: true };

/** Recent prompts of an identity as sketches: a ring that grows up to a fixed size, with an index of latest places. */
export class SketchRing {
  readonly #sizeMax: number;
  #size = SIZE_FIRST;
  #rows = new Uint16Array(SIZE_FIRST * SIGNATURE_BINS);
  #exact = new Uint32Array(SIZE_FIRST);
  #skeletons = new Uint32Array(SIZE_FIRST);
  /** Who sent each, as a number. */
  #owners = new Uint32Array(SIZE_FIRST);
  /** Latest place + 1 of each value, for every band, the whole text and its structure. */
  #heads = new Uint16Array(SIZE_FIRST * 2 * (BANDS + 2));
  #filled = 0;
  #next = 0;

  /** @param sizeMax a power of two below 65,536 */
  constructor(sizeMax: number) {
    this.#sizeMax = sizeMax;
  }

  /** Bytes that it takes at present. */
  get bytes(): number {
    return this.#rows.byteLength + this.#exact.byteLength * 3 + this.#heads.byteLength;
  }

  /** @param except prompts of this owner are passed over; 0 for none */
  compare(sketch: PromptSketch, except: number): Resemblance {
    const { signature, skeleton, exact } = sketch;
    const same = this.#heads[this.#slot(BANDS, exact)]! - 1;
    if (same >= 0 && this.#exact[same] === exact) return repeat;
    const alike = skeleton === 0 ? -1 : this.#heads[this.#slot(BANDS + 1, skeleton)]! - 1;
    // The index remembers the latest of a place only, so that the same prompt may be met on the other ways.
    if (alike >= 0 && this.#exact[alike] === exact) return repeat;
    const near = signature === undefined ? -1 : this.#near(signature, except);
    if (near >= 0 && this.#exact[near] === exact) return repeat;
    const isSameStructure =
      alike >= 0 && this.#skeletons[alike] === skeleton && this.#owners[alike] !== except;
    return { isNear: near >= 0, isSameStructure, isRepeat: false };
  }

  /** The most alike of those found, or -1. */
  #near(signature: Uint16Array, except: number): number {
    let best = -1;
    let most = NEAR;
    for (let band = 0; band < BANDS; band++) {
      const at = this.#heads[this.#slot(band, bandOf(signature, 0, band))]! - 1;
      if (at < 0 || at === best || this.#owners[at] === except) continue;
      const from = at * SIGNATURE_BINS;
      const likely = likeness(this.#rows.subarray(from, from + SIGNATURE_BINS), signature);
      if (likely < most) continue;
      if (likely === 1) return at;
      best = at;
      most = likely;
    }
    return best;
  }

  #slot(band: number, value: number): number {
    const tableSize = this.#size * 2;
    return band * tableSize + (spread(value) & (tableSize - 1));
  }

  /** @param owner never 0 */
  add(sketch: PromptSketch, owner: number): void {
    if (this.#filled === this.#size && this.#size < this.#sizeMax) this.#grow();
    const at = this.#next;
    if (sketch.signature === undefined)
      this.#rows.fill(0xffff, at * SIGNATURE_BINS, (at + 1) * SIGNATURE_BINS);
    else this.#rows.set(sketch.signature, at * SIGNATURE_BINS);
    this.#exact[at] = sketch.exact;
    this.#skeletons[at] = sketch.skeleton;
    this.#owners[at] = owner;
    this.#index(at);
    this.#next = (at + 1) % this.#size;
    this.#filled = Math.min(this.#filled + 1, this.#size);
  }

  #index(at: number): void {
    const from = at * SIGNATURE_BINS;
    if (this.#rows[from] !== 0xffff)
      for (let band = 0; band < BANDS; band++)
        this.#heads[this.#slot(band, bandOf(this.#rows, from, band))] = at + 1;
    this.#heads[this.#slot(BANDS, this.#exact[at]!)] = at + 1;
    if (this.#skeletons[at] !== 0) this.#heads[this.#slot(BANDS + 1, this.#skeletons[at]!)] = at + 1;
  }

  #grow(): void {
    this.#size *= 2;
    this.#next = this.#filled;
    const larger = new Uint16Array(this.#size * SIGNATURE_BINS);
    larger.set(this.#rows);
    this.#rows = larger;
    this.#exact = enlarged(this.#exact);
    this.#skeletons = enlarged(this.#skeletons);
    this.#owners = enlarged(this.#owners);
    this.#heads = new Uint16Array(this.#size * 2 * (BANDS + 2));
    for (let at = 0; at < this.#filled; at++) this.#index(at);
  }
}

function enlarged(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(values.length * 2);
  larger.set(values);
  return larger;
}

function bandOf(rows: Uint16Array, from: number, band: number): number {
  return (rows[from + 2 * band]! << 16) | rows[from + 2 * band + 1]!;
}
