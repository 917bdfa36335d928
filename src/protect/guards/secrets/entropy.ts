const counts = new Uint32Array(129);
const LOGS = 1024;
/** n·log2(n) for small n, so that a value costs two look-ups a character. */
const products = Float64Array.from({ length: LOGS }, (_, count) =>
  count === 0 ? 0 : count * Math.log2(count),
);

/** Shannon entropy of a part of a text in bits per character; characters beyond ASCII count as one symbol. */
export function entropy(text: string, start = 0, end = text.length): number {
  const length = end - start;
  if (length <= 0) return 0;
  for (let index = start; index < end; index++) counts[Math.min(text.charCodeAt(index), 128)]!++;
  let sum = 0;
  for (let index = start; index < end; index++) {
    const code = Math.min(text.charCodeAt(index), 128);
    const count = counts[code]!;
    if (count === 0) continue;
    sum += count < LOGS ? products[count]! : count * Math.log2(count);
    counts[code] = 0;
  }
  return Math.log2(length) - sum / length;
}
