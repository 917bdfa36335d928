import { EMBEDDING_SIZE } from './encoder.ts';

const MAGIC = 0x45495a42;
export const HEAD_HIDDEN = 64;

/** Judges the meaning of a window: one hidden layer, and the logit of a calibrated probability. */
export interface EncoderHead {
  readonly version: string;
  logit(meaning: Float32Array): number;
}

/**
 * Reads a head's weights, little-endian floats after magic and version: hidden weights (EMBEDDING_SIZE x HEAD_HIDDEN),
 * their biases, the output's weights and its bias.
 *
 * @throws RangeError when the file is not one
 */
export function parseEncoderHead(bytes: Uint8Array): EncoderHead {
  const floats = EMBEDDING_SIZE * HEAD_HIDDEN + 2 * HEAD_HIDDEN + 1;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength !== 8 + floats * 4 || view.getUint32(0, true) !== MAGIC)
    throw new RangeError('not the weights of an encoder head');
  const all = Float32Array.from({ length: floats }, (_, at) => view.getFloat32(8 + at * 4, true));
  const biases = all.subarray(EMBEDDING_SIZE * HEAD_HIDDEN);
  const output = biases.subarray(HEAD_HIDDEN);
  return {
    version: String(view.getUint32(4, true)),
    logit(meaning) {
      let logit = output[HEAD_HIDDEN]!;
      for (let unit = 0; unit < HEAD_HIDDEN; unit++) {
        let sum = biases[unit]!;
        for (let part = 0; part < EMBEDDING_SIZE; part++)
          sum += meaning[part]! * all[part * HEAD_HIDDEN + unit]!;
        if (sum > 0) logit += sum * output[unit]!;
      }
      return logit;
    },
  };
}
