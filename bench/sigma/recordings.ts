import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { EventRecord } from '../../src/contracts/event.ts';
import { compileRules, createBaselineDetector } from '../../src/defend/detection/index.ts';
import { normaliseRecord } from '../../src/pipeline/normalise/index.ts';
import { readRules } from './read-rules.ts';

/**
 * Runs the rules and the baseline over recordings of attacks (unpacked NDJSON files, one recording each).
 * Usage: node bench/sigma/recordings.ts RULES_DIR RECORDINGS_DIR
 */
const [rulesDir, recordingsDir] = process.argv.slice(2);
if (rulesDir === undefined || recordingsDir === undefined) {
  console.error('usage: node bench/sigma/recordings.ts RULES_DIR RECORDINGS_DIR');
  process.exit(2);
}

const { detector } = compileRules(readRules(rulesDir));
const baseline = createBaselineDetector();
const receivedMs = Date.now();
let events = 0;
let rejected = 0;
let withFindings = 0;
let recordings = 0;
let baselineFindings = 0;
let sigmaMs = 0;
let baselineMs = 0;
let seq = 1;

function readRecords(path: string): readonly EventRecord[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line): EventRecord[] => {
      const result = normaliseRecord(line, { format: 'auto', source: 'recording', receivedMs });
      if ('ok' in result && result.ok) {
        return [{ ...result.event, seq: seq++, receivedMs, source: 'recording', raw: line }];
      }
      rejected++;
      return [];
    });
}

const files = readdirSync(recordingsDir, { recursive: true }).map((path) =>
  join(recordingsDir, String(path)),
);
for (const path of files.filter((each) => statSync(each).isFile()).sort()) {
  const records = readRecords(path);
  recordings++;
  events += records.length;
  const start = performance.now();
  const findings = detector.inspect(records, { nowMs: receivedMs });
  const middle = performance.now();
  baselineFindings += baseline.inspect(records, { nowMs: receivedMs }).length;
  sigmaMs += middle - start;
  baselineMs += performance.now() - middle;
  const techniques = new Set(findings.flatMap((finding) => finding.techniques.map(({ id }) => id)));
  if (findings.length > 0) withFindings++;
  const rules = new Set(findings.map(({ ruleId }) => ruleId));
  console.log(
    `${path.split('/').at(-1)}: ${records.length} events, ${findings.length} findings of ${rules.size} rules, ${[...techniques].join(' ')}`,
  );
}
const { candidates, matches } = detector.counts;
console.log(
  `${recordings} recordings, ${withFindings} with findings, ${events} events, ${rejected} not normalised`,
);
console.log(
  `rules: ${matches} matches (${((1000 * matches) / events).toFixed(1)} per 1,000), ${(candidates / events).toFixed(2)} candidates/event, ${((1000 * sigmaMs) / events).toFixed(1)} µs/event`,
);
console.log(
  `baseline: ${baselineFindings} findings, ${((1000 * baselineMs) / events).toFixed(1)} µs/event, ${JSON.stringify(baseline.status())}`,
);
