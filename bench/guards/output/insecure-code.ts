import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { createInsecureCodeGuard } from '../../../src/protect/guards/code/index.ts';
import { readRows, rounded } from './support.ts';

const guard = createInsecureCodeGuard();
const FILE_BYTES_MAX = 200_000;
const LANGUAGE_BYTES_MAX = 12_000_000;

// biome-ignore format: a table reads better in lines
const byExtension: Readonly<Record<string, string>> = {
  '.py': 'python', '.js': 'javascript', '.mjs': 'javascript', '.cjs': 'javascript', '.ts': 'typescript',
  '.tsx': 'tsx', '.go': 'go', '.c': 'c', '.h': 'c', '.cpp': 'cpp', '.java': 'java', '.rb': 'ruby', '.php': 'php',
  '.rs': 'rust', '.sh': 'bash', '.yml': 'yaml', '.yaml': 'yaml', '.sql': 'sql', '.cs': 'csharp',
};

interface Tally {
  bytes: number;
  files: number;
  readonly hits: Map<string, number>;
  readonly samples: Map<string, string[]>;
}

function* filesUnder(folder: string, depth = 0): Generator<string> {
  if (depth > 12 || !existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.name === '.cache') continue;
    if (entry.isDirectory()) yield* filesUnder(path, depth + 1);
    else if (entry.isFile() && extname(path) in byExtension && !/\.min\.|\.d\.ts$/.test(path)) yield path;
  }
}

function inspect(text: string): readonly { rule: string; start: number; end: number; score: number }[] {
  const segments = [{ path: '/t', text, provenance: 'model' as const }];
  const context = { threshold: 0.5, deadlineMs: Number.POSITIVE_INFINITY };
  return guard
    .inspect({ direction: 'output', segments }, context)
    .reasons.filter(({ score }) => score >= 0.5)
    .map(({ rule, spans, score }) => ({ rule, score, start: spans[0]!.start, end: spans[0]!.end }));
}

/** Hits for each MB of published code of each language, which is good code for the most part; `SHOW=1` prints examples. */
function benchFolders(folders: readonly string[]): Record<string, unknown> {
  const tallies = new Map<string, Tally>();
  const startedAt = process.cpuUsage();
  for (const folder of folders) {
    for (const path of filesUnder(folder)) {
      const language = byExtension[extname(path)]!;
      const tally = tallies.get(language) ?? { bytes: 0, files: 0, hits: new Map(), samples: new Map() };
      tallies.set(language, tally);
      const { size } = statSync(path);
      if (size > FILE_BYTES_MAX || tally.bytes + size > LANGUAGE_BYTES_MAX) continue;
      const code = readFileSync(path, 'utf8');
      if (code.includes('```')) continue;
      tally.bytes += size;
      tally.files++;
      const text = `\`\`\`${language}\n${code}\n\`\`\`\n`;
      for (const { rule, start, end } of inspect(text)) {
        tally.hits.set(rule, (tally.hits.get(rule) ?? 0) + 1);
        const samples = tally.samples.get(rule) ?? [];
        if (samples.length < 6)
          samples.push(`${path}: ${text.slice(start, Math.min(end, start + 140)).replaceAll('\n', '⏎')}`);
        tally.samples.set(rule, samples);
      }
    }
  }
  const { user, system } = process.cpuUsage(startedAt);
  const megabytes = [...tallies.values()].reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  if (process.env.SHOW !== undefined) show(tallies);
  return {
    megabytesPerCpuSecond: rounded(megabytes / ((user + system) / 1e6)),
    languages: Object.fromEntries([...tallies].map(([language, tally]) => [language, summary(tally)])),
  };
}

function summary({ bytes, files, hits }: Tally): Record<string, unknown> {
  const total = [...hits.values()].reduce((sum, count) => sum + count, 0);
  const sorted = [...hits].sort(([, left], [, right]) => right - left).slice(0, 12);
  return {
    files,
    megabytes: rounded(bytes / 1e6),
    hitsPerMegabyte: rounded(total / Math.max(bytes / 1e6, 1e-6)),
    byRule: Object.fromEntries(sorted.map(([rule, count]) => [rule, count])),
  };
}

function show(tallies: ReadonlyMap<string, Tally>): void {
  for (const [language, { samples, hits }] of tallies)
    for (const [rule, lines] of samples)
      console.log(`${language} ${rule} ${hits.get(rule)}\n  ${lines.join('\n  ')}`);
}

/** Alarms on prose and documentation, and on published code. */
export function benchInsecureCode(folder: string): Record<string, unknown> {
  const texts = ['benign_documents', 'benign_prompts', 'benign_multilingual'].flatMap((name) =>
    readRows(`${folder}/train/${name}.jsonl`),
  );
  const counts: Record<string, number> = {};
  let flagged = 0;
  for (const { text } of texts) {
    const rules = new Set(inspect(text).map(({ rule }) => rule));
    if (rules.size > 0) flagged++;
    if (process.env.SHOW !== undefined)
      for (const { rule, start, end } of inspect(text))
        console.log(`prose ${rule}: ${text.slice(Math.max(0, start - 40), end + 20).replaceAll('\n', '⏎')}`);
    for (const rule of rules) counts[rule] = (counts[rule] ?? 0) + 1;
  }
  const folders = (
    process.env.CODE_FOLDERS ?? 'node_modules:/usr/lib/python3:/usr/lib/python3.11:/usr/include'
  ).split(':');
  return {
    documents: { texts: texts.length, flagged: rounded(flagged / texts.length), counts },
    publishedCode: benchFolders(folders),
  };
}
