import { Fault } from '../../../kernel/fault.ts';
import { guardErrors } from '../errors.ts';
import { FEATURE_COUNT, Features } from './features.ts';
import { type Prepared, prepare } from './prepare.ts';
import { Tokens } from './tokens.ts';

/** Window lengths in words. A doc shorter than one is read as a single window. */
export const windowSizes = [8, 16, 32, 64, 128] as const;
/** Softens the score of very short windows: the sum over n words is divided by sqrt(n + this). */
export const WINDOW_PRIOR = 6;

/** One linear classifier: `direct` for what people write, `data` for what tools and documents hold. */
export interface Head {
  readonly weights: Int8Array;
  /** A weight is `scale * int8`. */
  readonly scale: number;
  readonly bias: number;
  /** Platt calibration: probability = sigmoid(slope * z + intercept). */
  readonly slope: number;
  readonly intercept: number;
}

export interface InjectionModel {
  readonly version: string;
  readonly direct: Head;
  readonly data: Head;
}

/** The best window of a text: its probability and where it is, in words. */
export interface WindowScore {
  readonly probability: number;
  readonly firstToken: number;
  readonly endToken: number;
}

const MAGIC = 0x47495a42;
const HEAD_BYTES = 16 + FEATURE_COUNT;
const HEADER_BYTES = 8;

/** Reads a weights file: magic, version, then `direct` and `data`, each scale, bias, slope, intercept and int8 weights. */
export function parseInjectionModel(bytes: Uint8Array): InjectionModel {
  if (bytes.length !== HEADER_BYTES + 2 * HEAD_BYTES) {
    throw new Fault(guardErrors.weightsInvalid, { internal: `${bytes.length} bytes` });
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC)
    throw new Fault(guardErrors.weightsInvalid, { internal: 'wrong magic' });
  return {
    version: String(view.getUint32(4, true)),
    direct: readHead(view, HEADER_BYTES),
    data: readHead(view, HEADER_BYTES + HEAD_BYTES),
  };
}

function readHead(view: DataView, at: number): Head {
  return {
    scale: view.getFloat32(at, true),
    bias: view.getFloat32(at + 4, true),
    slope: view.getFloat32(at + 8, true),
    intercept: view.getFloat32(at + 12, true),
    weights: new Int8Array(view.buffer, view.byteOffset + at + 16, FEATURE_COUNT),
  };
}

/** The bytes that {@link parseInjectionModel} reads. */
export function serialiseInjectionModel(model: InjectionModel): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + 2 * HEAD_BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, Number(model.version), true);
  [model.direct, model.data].forEach((head, index) => {
    const at = HEADER_BYTES + index * HEAD_BYTES;
    view.setFloat32(at, head.scale, true);
    view.setFloat32(at + 4, head.bias, true);
    view.setFloat32(at + 8, head.slope, true);
    view.setFloat32(at + 12, head.intercept, true);
    new Int8Array(bytes.buffer, at + 16, FEATURE_COUNT).set(head.weights);
  });
  return bytes;
}

/** Reads texts and scores their windows. Its columns are reused, so one reader serves one text at a time. */
export class InjectionReader {
  readonly tokens = new Tokens();
  readonly features = new Features();
  #sums = new Float64Array(1024);

  read(text: string): Prepared {
    const prepared = prepare(text);
    this.tokens.read(prepared.text);
    this.features.extract(this.tokens);
    return prepared;
  }

  /** Scores the text last read. */
  score(head: Head): WindowScore {
    const count = this.tokens.count;
    this.#accumulate(head.weights, count);
    const best = bestWindow(this.#sums, count);
    const z = best.value * head.scale + head.bias - lengthPenalty(count);
    const probability = count === 0 ? 0 : 1 / (1 + Math.exp(-(head.slope * z + head.intercept)));
    return { probability, firstToken: best.first, endToken: best.end };
  }

  /** What one word of the text last read adds, in units of the head's scale. */
  contribution(token: number): number {
    return this.#sums[token + 1]! - this.#sums[token]!;
  }

  /** Prefix sums make the score of any window two look-ups. */
  #accumulate(weights: Int8Array, count: number): void {
    if (this.#sums.length <= count) this.#sums = new Float64Array(count * 2);
    const { ids, idsEnd } = this.features;
    let at = 0;
    let sum = 0;
    for (let token = 0; token < count; token++) {
      for (const end = idsEnd[token]!; at < end; at++) sum += weights[ids[at]!]!;
      this.#sums[token + 1] = sum;
    }
  }
}

const PENALTY_PER_LOG = 0.3;
const PENALTY_FREE_WORDS = 64;
const PENALTY_WORDS_MAX = 2048;

/** A long text has more windows, so its best one is higher by chance: a correction for many looks. */
export function lengthPenalty(count: number): number {
  if (count <= PENALTY_FREE_WORDS) return 0;
  return PENALTY_PER_LOG * Math.log(Math.min(count, PENALTY_WORDS_MAX) / PENALTY_FREE_WORDS);
}

/** The window with the highest normalised sum among those of {@link windowSizes}, each moved on by a quarter. */
export function bestWindow(sums: Float64Array, count: number): { value: number; first: number; end: number } {
  let best = { value: Number.NEGATIVE_INFINITY, first: 0, end: 0 };
  for (const size of windowSizes) {
    const length = Math.min(size, count);
    const norm = 1 / Math.sqrt(length + WINDOW_PRIOR);
    const stride = size >> 2;
    for (let first = 0; ; first += stride) {
      const end = Math.min(first + length, count);
      const from = end - length;
      const value = (sums[end]! - sums[from]!) * norm;
      if (value > best.value) best = { value, first: from, end };
      if (end === count) break;
    }
    if (count <= size) break;
  }
  return best;
}
