/**
 * Secrets: found per rule, false hits per MB, MB/s, worst hostile time. `node bench/guards/secrets/run.ts RULES.toml FOLDER…`
 * where the folders hold text without secrets. Times are of this process's CPU.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { findSecrets } from '../../../src/protect/guards/secrets/scan-secrets.ts';
import { writeResults } from '../../support/results.ts';
import { hostileTexts } from './hostile-texts.ts';
import { plantedKeys, readRules } from './planted-keys.ts';
import { seededRandom } from './random-member.ts';

const SCORE_MIN = 0.5;
const TEXT_MAX = 60_000_000;
const HOSTILE = 1 << 20;
const [rulesFile, ...folders] = process.argv.slice(2);
if (rulesFile === undefined) throw new Error('usage: run.ts RULES.toml [FOLDER…]');

const found = (text: string) => findSecrets(text).filter(({ score }) => score >= SCORE_MIN);

function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000;
}

function recall() {
  const rules = readRules(rulesFile!);
  const counts = new Map<string, { planted: number; exact: number; any: number }>();
  for (const { rule, text, secret } of plantedKeys(rules, 2, 20261122)) {
    const count = counts.get(rule) ?? { planted: 0, exact: 0, any: 0 };
    counts.set(rule, count);
    const at = text.indexOf(secret);
    const over = found(text).filter(({ start, end }) => start < at + secret.length && end > at);
    count.planted++;
    if (over.some((match) => match.rule === rule)) count.exact++;
    if (over.length > 0) count.any++;
  }
  const all = [...counts.values()];
  const sum = (key: 'planted' | 'exact' | 'any') => all.reduce((total, count) => total + count[key], 0);
  return {
    rules: rules.length,
    rulesByPathAlone: rules.filter(({ regex }) => regex === undefined).map(({ id }) => id),
    rulesWithEveryKeyFound: all.filter(({ planted, exact }) => planted === exact).length,
    planted: sum('planted'),
    foundWithRule: sum('exact'),
    foundAtAll: sum('any'),
    missed: Object.fromEntries([...counts].filter(([, { planted, exact }]) => planted > exact)),
  };
}

/** Random hashes, UUIDs, base64 images and lock entries, made here. */
function madeUp(): string {
  const random = seededRandom(7);
  const hex = (length: number) =>
    Array.from({ length }, () => Math.floor(random() * 16).toString(16)).join('');
  const base64 = (bytes: number) =>
    Buffer.from(Array.from({ length: bytes }, () => Math.floor(random() * 256))).toString('base64');
  const lines: string[] = [];
  for (let index = 0; index < 12_000; index++) {
    lines.push(
      `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
      `commit ${hex(40)}`,
      `${hex(64)}  file-${index}.bin`,
    );
    lines.push(`      "integrity": "sha512-${base64(64)}",`, `md5:${hex(32)}`, `"etag": "${hex(32)}"`);
    if (index % 60 === 0) lines.push(`<img src="data:image/png;base64,iVBORw0KGgo${base64(3_000)}">`);
  }
  return lines.join('\n');
}

function textFiles(path: string): string[] {
  const info = statSync(path);
  if (info.isFile()) return info.size < 4_000_000 ? [path] : [];
  return info.isDirectory()
    ? readdirSync(path)
        // Hidden folders of a working copy are caches of its own tests and their planted keys.
        .filter((name) => !name.startsWith('.'))
        .sort()
        .flatMap((name) => textFiles(join(path, name)))
    : [];
}

function precision() {
  const texts = [madeUp()];
  let size = 0;
  for (const file of folders.flatMap(textFiles)) {
    if (size > TEXT_MAX) break;
    const bytes = readFileSync(file);
    if (bytes.subarray(0, 8000).includes(0)) continue;
    texts.push(bytes.toString('utf8'));
    size += bytes.length;
  }
  const megabytes = texts.reduce((sum, text) => sum + text.length, 0) / 1e6;
  const byRule: Record<string, number> = {};
  const ms = cpuMs(() => {
    for (const text of texts) for (const { rule } of found(text)) byRule[rule] = (byRule[rule] ?? 0) + 1;
  });
  const hits = Object.values(byRule).reduce((sum, count) => sum + count, 0);
  const madeUpHits = found(texts[0]!).length;
  return {
    megabytes,
    hits,
    hitsPerMegabyte: hits / megabytes,
    madeUpMegabytes: texts[0]!.length / 1e6,
    madeUpHits,
    byRule,
    megabytesPerSecond: megabytes / (ms / 1000),
  };
}

function repeated(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}

/** Every text in short, then the slowest at full length. */
function hostile() {
  const times = [...hostileTexts(rulesFile!, 9)].map((text) => {
    const short = repeated(text.unit, HOSTILE / 8);
    return { ...text, ms: cpuMs(() => found(short)) };
  });
  const slowest = times.sort((left, right) => right.ms - left.ms).slice(0, 24);
  const whole = slowest.map(({ name, unit }) => {
    const text = repeated(unit, HOSTILE);
    return { name: name.slice(0, 80), ms: Math.min(...[0, 1, 2].map(() => cpuMs(() => found(text)))) };
  });
  return { texts: times.length, worst: whole.sort((left, right) => right.ms - left.ms).slice(0, 6) };
}

const result = { recall: recall(), precision: precision(), hostile: hostile() };
console.log(JSON.stringify(result, null, 2));
writeResults('secrets', result);
