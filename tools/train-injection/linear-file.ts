import { FEATURE_COUNT } from '../../src/protect/guards/injection/features.ts';
import type { LinearWeights } from '../../src/protect/guards/injection/model.ts';

/** A linear classifier with its own calibration, as `nets/join.py` reads it. */
export interface LinearHead extends LinearWeights {
  readonly slope: number;
  readonly intercept: number;
}

const HEADER_BYTES = 8;
const HEAD_BYTES = 16 + FEATURE_COUNT;

/** Eight bytes of header, then for each head scale, bias, slope, intercept and int8 weights, little-endian. */
export function serialiseLinear(heads: readonly LinearHead[]): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + heads.length * HEAD_BYTES);
  const view = new DataView(bytes.buffer);
  heads.forEach((head, index) => {
    const at = HEADER_BYTES + index * HEAD_BYTES;
    [head.scale, head.bias, head.slope, head.intercept].forEach((value, place) => {
      view.setFloat32(at + place * 4, value, true);
    });
    new Int8Array(bytes.buffer, at + 16, FEATURE_COUNT).set(head.weights);
  });
  return bytes;
}
