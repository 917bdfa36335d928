import { Fault } from '../../../kernel/fault.ts';
import { guardErrors } from '../errors.ts';
import { WordTable } from '../injection/word-table.ts';
import { harmCategories } from './categories.ts';
import { type HarmText, NGRAM_COUNT, NGRAMS_PER_WORD } from './harm-features.ts';

/** Numbers that stand for the meaning of a word. */
export const CHANNELS = 16;
const OUTPUTS = 1 + harmCategories.length;
const POOLED = CHANNELS * 2;
const MAGIC = 0x4d524148;
const WORDS_MAX = 200_000;
/** Words that are judged together, and how far the window is moved on. */
export const WINDOW_WORDS = 64;
export const WINDOW_STRIDE = 32;

/** The classifier: word meanings and word pairs, pooled over a window of words. */
export interface HarmModel {
  readonly version: string;
  readonly words: WordTable;
  /** CHANNELS values for each row of the table; row 0 is the word that nobody knows. */
  readonly meanings: Int8Array;
  readonly meaningScale: number;
  readonly ngrams: Int8Array;
  readonly ngramScale: number;
  /** OUTPUTS x POOLED: first whether it is harmful, then each category. */
  readonly outputs: Float32Array;
  readonly biases: Float32Array;
  /** Turns the first output into a probability on texts of unseen sources. */
  readonly slope: number;
  readonly intercept: number;
}

/** What the classifier says of a window. */
export interface HarmScore {
  /** 0..1, calibrated. */
  readonly probability: number;
  readonly category: (typeof harmCategories)[number];
}

/**
 * Reads a weights file, little-endian: magic, version, number of words, scales, slope, intercept, biases, outputs, hashes
 * of words, their meanings, weights of word pairs.
 *
 * @throws Fault `guard_weights_invalid`
 */
export function parseHarmModel(bytes: Uint8Array): HarmModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.length >= 12 ? view.getUint32(8, true) : 0;
  const headFloats = 4 + OUTPUTS + OUTPUTS * POOLED;
  const size = 12 + headFloats * 4 + count * 4 + (count + 1) * CHANNELS + NGRAM_COUNT;
  if (count < 1 || count > WORDS_MAX || bytes.length !== size || view.getUint32(0, true) !== MAGIC)
    throw new Fault(guardErrors.weightsInvalid, { internal: `harm: ${bytes.length} bytes` });
  const floats = Float32Array.from({ length: headFloats }, (_, i) => view.getFloat32(12 + i * 4, true));
  let at = 12 + headFloats * 4;
  const hashes = Int32Array.from({ length: count }, (_, i) => view.getInt32(at + i * 4, true));
  at += count * 4;
  const meanings = new Int8Array(bytes.buffer, bytes.byteOffset + at, (count + 1) * CHANNELS);
  at += meanings.length;
  return {
    version: String(view.getUint32(4, true)),
    words: new WordTable(hashes, new Int32Array(count)),
    meanings,
    meaningScale: floats[0]!,
    ngrams: new Int8Array(bytes.buffer, bytes.byteOffset + at, NGRAM_COUNT),
    ngramScale: floats[1]!,
    slope: floats[2]!,
    intercept: floats[3]!,
    biases: floats.slice(4, 4 + OUTPUTS),
    outputs: floats.slice(4 + OUTPUTS),
  };
}

/** The file that {@link parseHarmModel} reads. */
export function serialiseHarmModel(
  model: Omit<HarmModel, 'words'> & { readonly hashes: Int32Array },
): Uint8Array {
  const head = [
    model.meaningScale,
    model.ngramScale,
    model.slope,
    model.intercept,
    ...model.biases,
    ...model.outputs,
  ];
  const count = model.hashes.length;
  const bytes = new Uint8Array(12 + head.length * 4 + count * 4 + model.meanings.length + NGRAM_COUNT);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, Number(model.version), true);
  view.setUint32(8, count, true);
  for (const [i, value] of head.entries()) view.setFloat32(12 + i * 4, value, true);
  let at = 12 + head.length * 4;
  for (const hash of model.hashes) {
    view.setInt32(at, hash, true);
    at += 4;
  }
  bytes.set(new Uint8Array(model.meanings.buffer), at);
  bytes.set(new Uint8Array(model.ngrams.buffer), at + model.meanings.length);
  return bytes;
}

/** Judges the words from `first` to `end`, exclusive. */
export function scoreWindow(model: HarmModel, read: HarmText, first: number, end: number): HarmScore {
  const pooled = poolMeanings(model, read, first, end);
  let ngrams = 0;
  for (let at = first * NGRAMS_PER_WORD; at < end * NGRAMS_PER_WORD; at++) {
    const id = read.ngrams[at]!;
    if (id >= 0) ngrams += model.ngrams[id]!;
  }
  const norm = 1 / Math.sqrt(end - first + 4);
  let best = 0;
  const values = Array.from({ length: OUTPUTS }, (_, output) => {
    let sum = model.biases[output]!;
    for (let i = 0; i < POOLED; i++) sum += pooled[i]! * model.outputs[output * POOLED + i]!;
    return sum;
  });
  const z = values[0]! + ngrams * model.ngramScale * norm;
  for (let i = 1; i < harmCategories.length; i++) if (values[i + 1]! > values[best + 1]!) best = i;
  return {
    probability: 1 / (1 + Math.exp(-(model.slope * z + model.intercept))),
    category: harmCategories[best]!,
  };
}

function poolMeanings(
  model: HarmModel,
  { text, tokens }: HarmText,
  first: number,
  end: number,
): Float64Array {
  const pooled = new Float64Array(POOLED);
  let known = 0;
  for (let at = first; at < end; at++) {
    const row = Math.abs(model.words.rowOf(text, tokens, at));
    if (row === 0) continue;
    known++;
    for (let channel = 0; channel < CHANNELS; channel++) {
      const value = Math.max(0, model.meanings[row * CHANNELS + channel]! * model.meaningScale);
      pooled[channel]! += value;
      if (value > pooled[CHANNELS + channel]!) pooled[CHANNELS + channel] = value;
    }
  }
  for (let channel = 0; channel < CHANNELS; channel++) pooled[channel]! /= known + 2;
  return pooled;
}
