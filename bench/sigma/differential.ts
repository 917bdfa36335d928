import { findDifference } from '../../src/defend/detection/sigma/testing/find-difference.ts';

/** Compares the compiled Sigma engine with its naive twin on random pairs. Usage: node bench/sigma/differential.ts [PAIRS] [SEED] */
const wanted = Number(process.argv[2] ?? 1_000_000);
const firstSeed = Number(process.argv[3] ?? 1000);

let pairs = 0;
let matches = 0;
const start = performance.now();
for (let seed = firstSeed; pairs < wanted; seed++) {
  const outcome = findDifference(seed, 40, 25);
  pairs += outcome.pairs;
  matches += outcome.matches;
  if (outcome.difference !== undefined) {
    console.log(`seed ${seed}: the engines differ`);
    console.log(JSON.stringify(outcome.difference, null, 2));
    process.exit(1);
  }
}
console.log(
  `${pairs} pairs, ${matches} matches, 0 differences, ${((performance.now() - start) / 1000).toFixed(1)} s`,
);
