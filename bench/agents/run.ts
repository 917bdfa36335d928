import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createToolPolicy } from '../../src/protect/agents/index.ts';
import { writeResults } from '../support/results.ts';
import { readAgentDojo } from './agentdojo.ts';
import type { BenchCase } from './cases.ts';
import { injecAgentCases } from './injecagent.ts';
import { ownTraceCases } from './own-traces.ts';
import { traceCases } from './traces.ts';

// Usage: node bench/agents/run.ts [--data FOLDER] [--agentdojo FILE.jsonl] [--verbose SUITE] [--save]
const { values: options } = parseArgs({
  options: {
    data: { type: 'string' },
    agentdojo: { type: 'string' },
    verbose: { type: 'string' },
    save: { type: 'boolean' },
  },
});

interface Tally {
  allow: number;
  ask: number;
  deny: number;
  total: number;
}

const cases: BenchCase[] = [...ownTraceCases()];
if (options.data !== undefined) cases.push(...injecAgentCases(options.data), ...traceCases(options.data));
if (options.agentdojo !== undefined && existsSync(options.agentdojo))
  cases.push(...readAgentDojo(options.agentdojo));

const policy = createToolPolicy();
const tallies = new Map<string, Tally>();
const pairs = new Map<string, { readonly isAllowed: boolean; readonly isReading: boolean }[]>();
const timesMs: number[] = [];
for (const entry of cases) {
  const startMs = performance.now();
  const verdict = policy.decide(policy.read(entry.body), entry.call, {}, 0);
  timesMs.push(performance.now() - startMs);
  const key = `${entry.suite} ${entry.side}`;
  const tally = tallies.get(key) ?? { allow: 0, ask: 0, deny: 0, total: 0 };
  tally[verdict.decision]++;
  tally.total++;
  tallies.set(key, tally);
  if (entry.side === 'attacker') {
    const pair = `${entry.suite} ${entry.id.split('#')[0]}`;
    const step = {
      isAllowed: verdict.decision === 'allow',
      isReading: verdict.classes.every((name) => name === 'reads'),
    };
    pairs.set(pair, [...(pairs.get(pair) ?? []), step]);
  }
  const isWrong = (entry.side === 'user') !== (verdict.decision === 'allow');
  if (isWrong && options.verbose !== undefined && entry.suite.startsWith(options.verbose))
    console.log(
      entry.suite,
      entry.side,
      entry.id,
      JSON.stringify(entry.call),
      verdict.decision,
      verdict.rule,
      verdict.explanation,
    );
}

const attacks = [...pairs.values()];
const succeeded = attacks.filter((pair) => pair.every((step) => step.isAllowed)).length;
const acting = attacks.flat().filter((step) => !step.isReading);
const actingAllowed = acting.filter((step) => step.isAllowed).length;
console.log({ attacks: attacks.length, succeeded, actingCalls: acting.length, actingAllowed });

const rows = [...tallies].map(([name, tally]) => ({
  name,
  ...tally,
  allowedPercent: Math.round((tally.allow / tally.total) * 1_000) / 10,
}));
console.table(rows);
const sorted = timesMs.toSorted((a, b) => a - b);
const time = { medianMs: sorted[sorted.length >> 1]!, p99Ms: sorted[Math.floor(sorted.length * 0.99)]! };
console.log('read and decide one call:', time);
if (options.save === true)
  writeResults('agents', {
    calls: rows,
    attacks: { attacks: attacks.length, succeeded, actingCalls: acting.length, actingAllowed },
    time,
  });
