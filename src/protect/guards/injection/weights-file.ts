import { Fault } from '../../../kernel/fault.ts';
import { guardErrors } from '../errors.ts';
import { FEATURE_COUNT } from './features.ts';
import type { Head, InjectionModel, LinearWeights, Mix } from './model.ts';
import { CHANNELS, HIDDEN, INPUT_SIZE, REACH, VECTOR_SIZE } from './net-sizes.ts';
import { DATA_INPUTS } from './score-data.ts';
import { DIRECT_INPUTS } from './score-direct.ts';
import type { NetWeights } from './sentence-net.ts';
import { WordTable } from './word-table.ts';

const MAGIC = 0x57495a42;
const VERSION_BYTES = 8;
const LINEAR_BYTES = 8 + FEATURE_COUNT;
/** Operating points in the file: a share of innocent texts and the probability that this share reaches. */
export const OPERATING_POINTS = 8;
/** As many as the table of words has room for. */
const WORDS_MAX = 100_000;

/**
 * Reads a weights file, little-endian: magic, version; the two linear classifiers (scale, bias, int8 weights); how each
 * is mixed with its net; the operating points; the words (count, scales, hashes, stems, int8 vectors); the two nets.
 *
 * @throws Fault `guard/weights-invalid`
 */
export function parseInjectionModel(bytes: Uint8Array): InjectionModel {
  const file = new WeightsFile(bytes);
  if (file.integer() !== MAGIC) throw invalid('wrong magic');
  const version = String(file.integer());
  const linear = [file.linear(), file.linear()] as const;
  const mixes = [file.mix(), file.mix()] as const;
  const operatingPoints = Array.from({ length: OPERATING_POINTS }, () => {
    const [rate, probability] = file.floats(2);
    return { rate: rate!, probability: probability! };
  });
  const wordCount = file.integer();
  if (wordCount < 1 || wordCount > WORDS_MAX) throw invalid(`${wordCount} words`);
  const scales = file.floats(VECTOR_SIZE);
  const words = new WordTable(file.integers(wordCount), file.integers(wordCount));
  const vectors = { scales, values: file.bytes((wordCount + 1) * VECTOR_SIZE) };
  const head = (at: 0 | 1, inputs: number): Head => ({
    linear: linear[at],
    mix: mixes[at],
    net: file.net(inputs),
  });
  const model = {
    version,
    words,
    vectors,
    operatingPoints,
    direct: head(0, DIRECT_INPUTS),
    data: head(1, DATA_INPUTS),
  };
  file.end();
  return model;
}

class WeightsFile {
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    if (bytes.length < VERSION_BYTES + 2 * LINEAR_BYTES) throw invalid(`${bytes.length} bytes`);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  integer(): number {
    return this.#view.getUint32(this.#take(4), true);
  }

  floats(count: number): Float32Array {
    const at = this.#take(count * 4);
    return Float32Array.from({ length: count }, (_, index) => this.#view.getFloat32(at + index * 4, true));
  }

  integers(count: number): Int32Array {
    const at = this.#take(count * 4);
    return Int32Array.from({ length: count }, (_, index) => this.#view.getInt32(at + index * 4, true));
  }

  bytes(count: number): Int8Array {
    return new Int8Array(this.#view.buffer, this.#view.byteOffset + this.#take(count), count);
  }

  linear(): LinearWeights {
    const [scale, bias] = this.floats(2);
    return { scale: scale!, bias: bias!, weights: this.bytes(FEATURE_COUNT) };
  }

  mix(): Mix {
    const [net, linear, offset] = this.floats(3);
    return { net: net!, linear: linear!, offset: offset! };
  }

  net(inputs: number): NetWeights {
    return {
      convolution: this.floats(REACH * INPUT_SIZE * CHANNELS),
      channelBias: this.floats(CHANNELS),
      hidden: this.floats(inputs * HIDDEN),
      hiddenBias: this.floats(HIDDEN),
      output: this.floats(HIDDEN),
      outputBias: this.floats(1)[0]!,
    };
  }

  end(): void {
    if (this.#at !== this.#view.byteLength) throw invalid('bytes are left over');
  }

  #take(count: number): number {
    const at = this.#at;
    this.#at += count;
    if (this.#at > this.#view.byteLength) throw invalid('cut short');
    return at;
  }
}

function invalid(internal: string): Fault {
  return new Fault(guardErrors.weightsInvalid, { internal });
}
