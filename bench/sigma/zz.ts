import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { compileRules } from '../../src/defend/detection/index.ts';
import { fold } from '../../src/defend/detection/sigma/match/fold.ts';
import { laneEvent } from './lane-event.ts';
import { readRules } from './read-rules.ts';

const { detector } = compileRules(readRules('/tmp/td/sigma/rules'));
for (const l of ['structured_windows', 'match_heavy', 'cisco_syslog', 'sysmon_file_event']) {
  const lines = gunzipSync(readFileSync(`/work/shared/data/threat-detection/rsigma-lanes/${l}.2k.ndjson.gz`))
    .toString()
    .split('\n')
    .filter(Boolean);
  const t = (name: string, f: () => void) => {
    for (let i = 0; i < 8; i++) f();
    const r = [];
    for (let i = 0; i < 11; i++) {
      const s = performance.now();
      f();
      r.push(performance.now() - s);
    }
    r.sort((a, b) => a - b);
    console.log(l, name, ((r[5]! * 1000) / lines.length).toFixed(2), 'us/event');
  };
  t('parse', () => {
    lines.forEach(laneEvent);
  });
  const ev = lines.map(laneEvent);
  t('fold', () => {
    for (const e of ev) for (const v of Object.values(e.fields)) if (typeof v === 'string') fold(v);
  });
  t('match', () => {
    for (const e of ev) detector.matchingRuleIds(e);
  });
  t('inspect', () => {
    detector.inspect(ev, { nowMs: 0 });
  });
}
