/** Area under the ROC curve by ranks (Mann-Whitney), ties counted half. */
export function auc(attacks: readonly number[], benign: readonly number[]): number {
  if (attacks.length === 0 || benign.length === 0) return Number.NaN;
  const all = [
    ...attacks.map((score) => ({ score, attack: 1 })),
    ...benign.map((score) => ({ score, attack: 0 })),
  ];
  all.sort((left, right) => left.score - right.score);
  let rankSum = 0;
  for (let first = 0; first < all.length; ) {
    let end = first;
    while (end < all.length && all[end]!.score === all[first]!.score) end++;
    const rank = (first + end + 1) / 2;
    for (let index = first; index < end; index++) if (all[index]!.attack === 1) rankSum += rank;
    first = end;
  }
  return (rankSum - (attacks.length * (attacks.length + 1)) / 2) / (attacks.length * benign.length);
}

/** The score that at most this share of the benign texts reach. */
export function thresholdAt(benign: readonly number[], falsePositiveRate: number): number {
  const sorted = [...benign].sort((left, right) => right - left);
  return sorted[Math.floor(sorted.length * falsePositiveRate)] ?? Number.POSITIVE_INFINITY;
}

export function shareAbove(scores: readonly number[], threshold: number): number {
  return scores.length === 0
    ? Number.NaN
    : scores.filter((score) => score > threshold).length / scores.length;
}
