import { Readable } from 'node:stream';
import { createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib';
import { Fault } from '../../kernel/fault.ts';
import { sourceFaults } from './errors.ts';

export type Compression = 'gzip' | 'zstd' | 'deflate' | 'deflate-raw';

export interface ExpansionLimits {
  /** Most bytes that may come out. */
  readonly outputBytesMax: number;
  /** Most bytes out per byte in, once more than `ratioFromBytes` came out. Repetitive logs reach about 100. */
  readonly ratioMax: number;
  readonly ratioFromBytes: number;
}

export const defaultExpansionLimits: ExpansionLimits = {
  outputBytesMax: 64 * 1024 ** 3,
  ratioMax: 400,
  ratioFromBytes: 64 * 1024 ** 2,
};

const decoders = {
  gzip: createGunzip,
  zstd: createZstdDecompress,
  deflate: createInflate,
  'deflate-raw': createInflateRaw,
} as const;

/**
 * Expands a stream, piece by piece, and stops at the limits: a small file that would fill the disk ends in a fault.
 *
 * @throws Fault `expands_too_far`, `compressed_damaged`
 */
export async function* decompress(
  input: AsyncIterable<Uint8Array>,
  compression: Compression,
  limits: ExpansionLimits = defaultExpansionLimits,
): AsyncGenerator<Uint8Array> {
  let inputBytes = 0;
  let outputBytes = 0;
  let inputError: unknown;
  const counted = async function* () {
    try {
      for await (const chunk of input) {
        inputBytes += chunk.length;
        yield chunk;
      }
    } catch (error) {
      inputError = error;
      throw error;
    }
  };
  const source = Readable.from(counted(), { objectMode: false });
  const decoder = decoders[compression]();
  source.on('error', (error) => decoder.destroy(error));
  source.pipe(decoder);
  try {
    for await (const chunk of decoder as AsyncIterable<Buffer>) {
      outputBytes += chunk.length;
      refuseTooMuch(inputBytes, outputBytes, limits);
      yield chunk;
    }
  } catch (error) {
    if (error instanceof Fault || error === inputError) throw error;
    throw new Fault(sourceFaults.compressedDamaged, { cause: error });
  } finally {
    source.destroy();
    decoder.destroy();
  }
}

function refuseTooMuch(inputBytes: number, outputBytes: number, limits: ExpansionLimits): void {
  if (outputBytes > limits.outputBytesMax) {
    throw new Fault(sourceFaults.expandsTooFar, {
      message: `The compressed data expands to more than ${limits.outputBytesMax} bytes. Nothing after the limit was read.`,
    });
  }
  if (outputBytes > limits.ratioFromBytes && outputBytes > inputBytes * limits.ratioMax) {
    throw new Fault(sourceFaults.expandsTooFar, {
      message: `The compressed data expands to more than ${limits.ratioMax} times its size. Nothing after the limit was read.`,
    });
  }
}

/** The compression of a file by its first bytes; names lie. */
export function detectCompression(head: Uint8Array): 'gzip' | 'zstd' | 'zip' | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) return 'zstd';
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) return 'zip';
  return undefined;
}
