import { Fault } from '../../../../kernel/fault.ts';
import { guardErrors } from '../../errors.ts';
import { LABELS } from './name-labels.ts';
import { NameLexicon } from './name-lexicon.ts';

/** Trained weights of the tagger of names. */
export interface NameModel {
  /** Feature slots less one, all ones. */
  readonly mask: number;
  /** `LABELS` weights a slot, in units of `scale`. */
  readonly weights: Int8Array;
  readonly scale: number;
  /** Row `from + 1` (row 0: beginning), column `to`. */
  readonly transitions: Float32Array;
  readonly lexicon: NameLexicon;
}

const MAGIC = 0x314d4e42;
const HEADER_BYTES = 20;
const TRANSITIONS = (LABELS + 1) * LABELS;

/** Everything that a weights file says. */
export interface NameModelParts {
  readonly slotBits: number;
  readonly scale: number;
  readonly transitions: Float32Array;
  readonly hashes: Int32Array;
  readonly kinds: Uint8Array;
  readonly weights: Int8Array;
}

/** Little-endian file: magic, slot bits, scale, word count, zero; transitions; word hashes; word kinds; weights. */
export function serializeNameModel(parts: NameModelParts): Uint8Array {
  const words = parts.hashes.length;
  const bytes = new Uint8Array(HEADER_BYTES + TRANSITIONS * 4 + words * 5 + parts.weights.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, parts.slotBits, true);
  view.setFloat32(8, parts.scale, true);
  view.setUint32(12, words, true);
  let at = HEADER_BYTES;
  for (const value of parts.transitions) {
    view.setFloat32(at, value, true);
    at += 4;
  }
  for (const hash of parts.hashes) {
    view.setInt32(at, hash, true);
    at += 4;
  }
  bytes.set(parts.kinds, at);
  bytes.set(new Uint8Array(parts.weights.buffer, parts.weights.byteOffset, parts.weights.length), at + words);
  return bytes;
}

/** Reads a weights file; a Fault says when it is none. */
export function parseNameModel(bytes: Uint8Array): NameModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES || view.getUint32(0, true) !== MAGIC)
    throw new Fault(guardErrors.weightsInvalid);
  const slotBits = view.getUint32(4, true);
  const words = view.getUint32(12, true);
  const slots = 2 ** slotBits;
  const size = HEADER_BYTES + TRANSITIONS * 4 + words * 5 + slots * LABELS;
  if (slotBits < 10 || slotBits > 20 || bytes.length !== size) throw new Fault(guardErrors.weightsInvalid);
  const transitions = new Float32Array(TRANSITIONS);
  let at = HEADER_BYTES;
  for (let index = 0; index < TRANSITIONS; index++, at += 4) transitions[index] = view.getFloat32(at, true);
  const hashes = new Int32Array(words);
  for (let index = 0; index < words; index++, at += 4) hashes[index] = view.getInt32(at, true);
  const kinds = bytes.subarray(at, at + words);
  // A copy, for the weights outlive the file's buffer; a byte is its two's complement already.
  const weights = new Int8Array(new Int8Array(bytes.buffer, bytes.byteOffset + at + words, slots * LABELS));
  return {
    mask: slots - 1,
    weights,
    scale: view.getFloat32(8, true),
    transitions,
    lexicon: new NameLexicon(hashes, kinds),
  };
}
