import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { EventRecord } from '../../src/contracts/event.ts';
import { compileRules } from '../../src/defend/detection/index.ts';
import { normaliseRecord } from '../../src/pipeline/normalise/index.ts';
import { readRules } from './read-rules.ts';

/**
 * Replays SigmaHQ's regression cases (the JSON beside each EVTX) through the normaliser and the engine.
 * Usage: node bench/sigma/regression.ts RULES_DIR REGRESSION_DIR
 */
interface Info {
  readonly rule_metadata: readonly { readonly id: string; readonly title: string }[];
  readonly regression_tests_info: readonly { readonly match_count?: number; readonly path: string }[];
}

const [rulesDir, casesDir] = process.argv.slice(2);
if (rulesDir === undefined || casesDir === undefined) {
  console.error('usage: node bench/sigma/regression.ts RULES_DIR REGRESSION_DIR');
  process.exit(2);
}

const { detector, loaded, problems } = compileRules(readRules(rulesDir));
console.log(`rules ${loaded}, problems ${problems.length}`);
for (const problem of problems)
  console.log(`  ${problem.kind} ${problem.file}:${problem.line} ${problem.reason}`);

/** Splits concatenated JSON objects, as evtx_dump writes them. */
function splitObjects(text: string): readonly string[] {
  const out: string[] = [];
  let depth = 0;
  let start = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (quoted) {
      if (character === '\\') i++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' && depth++ === 0) start = i;
    else if (character === '}' && --depth === 0) out.push(text.slice(start, i + 1));
  }
  return out;
}

function toRecord(raw: string, seq: number): EventRecord {
  const receivedMs = Date.now();
  const line = JSON.stringify(JSON.parse(raw));
  const result = normaliseRecord(line, { format: 'auto', source: 'regression', receivedMs });
  if (!('ok' in result) || !result.ok)
    throw new Error(`not normalised: ${JSON.stringify(result).slice(0, 300)}`);
  return { ...result.event, seq, receivedMs, source: 'regression', raw: line };
}

let passed = 0;
let exact = 0;
let cases = 0;
let events = 0;
let firings = 0;
const files = readdirSync(casesDir, { recursive: true }).map(String);
for (const path of files.filter((each) => each.endsWith('info.yml')).sort()) {
  const folder = join(casesDir, dirname(path));
  const info = parse(readFileSync(join(casesDir, path), 'utf8')) as Info;
  const ruleId = info.rule_metadata[0]?.id ?? '';
  const expected = info.regression_tests_info[0]?.match_count ?? 1;
  const jsons = readdirSync(folder).filter((each) => each.endsWith('.json'));
  const records = jsons.flatMap((each) =>
    splitObjects(readFileSync(join(folder, each), 'utf8')).map(toRecord),
  );
  const found = records.map((record) => detector.matchingRuleIds(record));
  const matches = found.filter((ids) => ids.includes(ruleId)).length;
  cases++;
  events += records.length;
  firings += found.reduce((sum, ids) => sum + ids.length, 0);
  if (matches > 0) passed++;
  if (matches === expected) exact++;
  else {
    console.log(
      `${matches === 0 ? 'MISSED' : 'COUNT'} ${matches} of ${expected}: ${info.rule_metadata[0]?.title} (${dirname(path)})`,
    );
    const first = records[0];
    if (matches === 0 && first !== undefined) {
      const { logSourceMatches, selections } = detector.explain(ruleId, first) ?? {
        logSourceMatches: false,
        selections: [],
      };
      console.log(
        `  log source ${logSourceMatches ? 'fits' : `does not fit ${JSON.stringify(first.logSources)}`}`,
      );
      for (const selection of selections) {
        for (const item of selection.items)
          if (!item.matched) console.log(`  ${selection.name}: ${item.reason}`);
      }
    }
  }
}
console.log(
  `cases ${cases}: matched ${passed}, with the exact count ${exact}; ${events} events, ${firings} firings`,
);
