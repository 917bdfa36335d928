import { CHANNELS, VECTOR_SIZE, type WordVectors } from './sentence-net.ts';

/** What a net's channels saw in each unit: the strongest word and the sum over its words. */
export class PooledUnits {
  count = 0;
  ends: Int32Array = new Int32Array(0);
  maxima = new Float64Array(0);
  sums = new Float64Array(0);

  pool(activations: Float64Array, ends: Int32Array, count: number): void {
    if (this.maxima.length < count * CHANNELS) {
      this.maxima = new Float64Array(count * 2 * CHANNELS);
      this.sums = new Float64Array(count * 2 * CHANNELS);
    }
    this.count = count;
    this.ends = ends;
    this.maxima.fill(0, 0, count * CHANNELS);
    this.sums.fill(0, 0, count * CHANNELS);
    const { maxima, sums } = this;
    let word = 0;
    for (let unit = 0; unit < count; unit++) {
      const to = unit * CHANNELS;
      for (const end = ends[unit]!; word < end; word++) {
        const from = word * CHANNELS;
        for (let channel = 0; channel < CHANNELS; channel++) {
          const value = activations[from + channel]!;
          sums[to + channel]! += value;
          if (value > maxima[to + channel]!) maxima[to + channel] = value;
        }
      }
    }
  }

  wordsOf(unit: number): number {
    return this.ends[unit]! - this.firstOf(unit);
  }

  firstOf(unit: number): number {
    return unit === 0 ? 0 : this.ends[unit - 1]!;
  }
}

/** Sums of the words' meanings, for each unit and for the whole text. */
export class UnitMeanings {
  sums = new Float64Array(0);
  readonly whole = new Float64Array(VECTOR_SIZE);

  sum(vectors: WordVectors, rows: Int32Array, ends: Int32Array, count: number): void {
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
