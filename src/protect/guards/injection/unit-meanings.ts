import { VECTOR_SIZE } from './net-sizes.ts';
import type { NetText, WordVectors } from './sentence-net.ts';

/** Sums of the words' meanings, for each unit and for the whole text. */
export class UnitMeanings {
  sums = new Float64Array(0);
  readonly whole = new Float64Array(VECTOR_SIZE);

  sum(vectors: WordVectors, { rows, unitEnds: ends, unitCount: count }: NetText): void {
    if (this.sums.length < count * VECTOR_SIZE) this.sums = new Float64Array(count * 2 * VECTOR_SIZE);
    this.sums.fill(0, 0, count * VECTOR_SIZE);
    this.whole.fill(0);
    let word = 0;
    for (let unit = 0; unit < count; unit++) {
      const to = unit * VECTOR_SIZE;
      for (const end = ends[unit]!; word < end; word++) {
        const from = Math.abs(rows[word]!) * VECTOR_SIZE;
        for (let part = 0; part < VECTOR_SIZE; part++) this.sums[to + part]! += vectors.values[from + part]!;
      }
      for (let part = 0; part < VECTOR_SIZE; part++) {
        this.sums[to + part]! *= vectors.scales[part]!;
        this.whole[part]! += this.sums[to + part]!;
      }
    }
  }
}
