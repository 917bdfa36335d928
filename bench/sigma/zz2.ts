import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { CompiledRules } from '../../src/defend/detection/sigma/compile/compiled-rules.ts';
import { EdgeIndex } from '../../src/defend/detection/sigma/compile/edge-index.ts';
import { FieldIndex } from '../../src/defend/detection/sigma/compile/field-index.ts';
import { GramIndex } from '../../src/defend/detection/sigma/compile/gram-index.ts';
import * as G from '../../src/defend/detection/sigma/compile/rule-group.ts';
import { parseRules } from '../../src/defend/detection/sigma/compile-rules.ts';
import { laneEvent } from './lane-event.ts';
import { readRules } from './read-rules.ts';

const { rules } = parseRules(readRules('/tmp/td/sigma/rules'));
const R = CompiledRules as any;
const c = new CompiledRules(rules);
const lines = gunzipSync(
  readFileSync(`/work/shared/data/threat-detection/rsigma-lanes/structured_windows.2k.ndjson.gz`),
)
  .toString()
  .split('\n')
  .filter(Boolean);
const ev = lines.map(laneEvent);
const t = (name: string, f: () => void) => {
  for (let i = 0; i < 8; i++) f();
  const r = [];
  for (let i = 0; i < 11; i++) {
    const s = performance.now();
    f();
    r.push(performance.now() - s);
  }
  r.sort((a, b) => a - b);
  console.log(name, ((r[5]! * 1000) / lines.length).toFixed(2), 'us/event');
};
t('match', () => {
  for (const e of ev) c.match(e);
});
const gs = GramIndex.prototype.scan,
  es = EdgeIndex.prototype.scan;
GramIndex.prototype.scan = () => {};
t('no gram', () => {
  for (const e of ev) c.match(e);
});
EdgeIndex.prototype.scan = () => {};
t('no gram/edge', () => {
  for (const e of ev) c.match(e);
});
