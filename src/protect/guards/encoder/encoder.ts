import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Pieces, WordPieces } from './word-pieces.ts';

export const EMBEDDING_SIZE = 384;
/** Pieces in a window, and by how many it moves on. */
const WINDOW = 126;
const STRIDE = 84;
const WINDOWS_MAX = 64;
const RUNTIME = 'onnxruntime-node';

/** What is used of onnxruntime-node, which the operator installs. */
interface Tensor {
  readonly data: Float32Array | BigInt64Array;
}
interface Runtime {
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => Tensor;
  readonly InferenceSession: {
    create(path: string, options: object): Promise<Session>;
  };
}
interface Session {
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
}

/** A window of a text, in UTF-16 units, and its meaning of length 1. */
export interface EncodedWindow {
  readonly start: number;
  readonly end: number;
  readonly meaning: Float32Array;
}

/** A sentence encoder (all-MiniLM-L6-v2 and its kin) on onnxruntime. */
export class Encoder {
  readonly #runtime: Runtime;
  readonly #session: Session;
  readonly #pieces: WordPieces;

  private constructor(runtime: Runtime, session: Session, pieces: WordPieces) {
    this.#runtime = runtime;
    this.#session = session;
    this.#pieces = pieces;
  }

  /**
   * @param folder holds `model.onnx` and `vocab.txt`
   * @throws Error that says what is lacking
   */
  static async load(folder: string, threads = 1): Promise<Encoder> {
    const vocabulary = await readFile(join(folder, 'vocab.txt'), 'utf8');
    const runtime = loadRuntime();
    const session = await runtime.InferenceSession.create(join(folder, 'model.onnx'), {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
    });
    return new Encoder(runtime, session, new WordPieces(vocabulary));
  }

  /** The meanings of a text's windows; of very long texts evenly spread ones, the first and the last among them. */
  async encode(text: string): Promise<EncodedWindow[]> {
    const pieces = this.#pieces.split(text);
    const found: EncodedWindow[] = [];
    for (const first of windowsOf(pieces.ids.length)) found.push(await this.#encodeWindow(pieces, first));
    return found;
  }

  async #encodeWindow({ ids, starts, ends }: Pieces, first: number): Promise<EncodedWindow> {
    const end = Math.min(first + WINDOW, ids.length);
    const input = [this.#pieces.first, ...ids.slice(first, end), this.#pieces.last];
    const tensor = (values: readonly number[]) =>
      new this.#runtime.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
    const output = await this.#session.run({
      input_ids: tensor(input),
      attention_mask: tensor(input.map(() => 1)),
      token_type_ids: tensor(input.map(() => 0)),
    });
    const states = output[this.#session.outputNames[0]!]!.data as Float32Array;
    return { start: starts[first]!, end: ends[end - 1]!, meaning: meanOf(states, input.length) };
  }
}

// Not a dependency of the product: it is found where the operator put it, or not at all.
const load = createRequire(import.meta.url);

function loadRuntime(): Runtime {
  try {
    return load(RUNTIME) as Runtime;
  } catch (cause) {
    throw new Error(`${RUNTIME} cannot be loaded; install it beside bartizan to use an encoder`, { cause });
  }
}

function windowsOf(count: number): number[] {
  if (count === 0) return [];
  const total = Math.max(1, Math.ceil((count - WINDOW) / STRIDE) + 1);
  const kept = Math.min(total, WINDOWS_MAX);
  return Array.from({ length: kept }, (_, index) =>
    Math.max(0, Math.min(Math.round((index * (total - 1)) / Math.max(1, kept - 1)) * STRIDE, count - 1)),
  );
}

/** The mean of the pieces' states, scaled to length 1. */
function meanOf(states: Float32Array, count: number): Float32Array {
  const sum = new Float32Array(EMBEDDING_SIZE);
  for (let piece = 0; piece < count; piece++)
    for (let part = 0; part < EMBEDDING_SIZE; part++) sum[part]! += states[piece * EMBEDDING_SIZE + part]!;
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}
