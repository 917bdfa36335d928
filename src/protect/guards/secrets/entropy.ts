const counts = new Uint16Array(128);

/** Shannon entropy of a string in bits per character; characters beyond ASCII count as one symbol. */
export function entropy(text: string): number {
  counts.fill(0);
  for (let index = 0; index < text.length; index++) counts[Math.min(text.charCodeAt(index), 127)]!++;
  let bits = 0;
  for (const count of counts) {
    if (count > 0) bits -= (count / text.length) * Math.log2(count / text.length);
  }
  return bits;
}
