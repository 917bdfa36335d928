import { createReadStream, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseGitleaksConfig, type RuleConfig } from '../../protect/guards/index.ts';
import { type Command, type CommandContext, type CommandInput, countOption, textOption } from '../command.ts';
import { type Inconclusive, sarifReport } from '../secrets/sarif-report.ts';
import { type Outcome, scanStream } from '../secrets/scan-stream.ts';
import { type SecretFinding, TargetScan } from '../secrets/scan-target.ts';
import { walkFiles } from '../secrets/walk-files.ts';

const MEGABYTE = 1_000_000;
const SIZE_DEFAULT_MB = 100;
const SIZE_MAX_MB = 100_000;
const FINDINGS_MAX = 100_000;
const exit = { findings: 1, trouble: 3 } as const;
const pkcs12Name = /\.p(?:12|fx)$/i;

/** Looks for credentials in files and folders. 0: none; 1: some; 3: none, but something could not be read, or wrong use. */
export const guardSecrets: Command = async (input, context) => {
  try {
    return await run(input, context);
  } catch (error) {
    context.output.note(error instanceof Error ? error.message : 'the scan failed');
    return exit.trouble;
  }
};

async function run(input: CommandInput, context: CommandContext): Promise<number | undefined> {
  const format = textOption(input, 'format') ?? 'json';
  if (format !== 'json' && format !== 'sarif') throw new Error('--format is json or sarif');
  const bytesMax = countOption(input, 'maxSize', SIZE_DEFAULT_MB, SIZE_MAX_MB) * MEGABYTE;
  const config = readConfig(textOption(input, 'rules'), context);
  const known = readBaseline(textOption(input, 'baseline'));
  const findings: SecretFinding[] = [];
  const inconclusive: Inconclusive[] = [];
  const counts = { binary: 0, skipped: 0 };
  for await (const { path, outcome } of outcomes(input.operands, context, { bytesMax, config })) {
    if (outcome.kind === 'inconclusive') inconclusive.push({ path, reason: outcome.reason });
    if (outcome.kind === 'binary' || outcome.kind === 'skipped') counts[outcome.kind]++;
    if (outcome.kind === 'skipped') continue;
    findings.push(...outcome.findings.filter(({ fingerprint }) => !known.has(fingerprint)));
    if (findings.length >= FINDINGS_MAX) {
      inconclusive.push({ path, reason: `${FINDINGS_MAX} findings were made; nothing behind this was read` });
      break;
    }
  }
  for (const { path, reason } of inconclusive) context.output.note(`inconclusive: ${path}: ${reason}`);
  if (counts.binary > 0)
    context.output.note(
      `${counts.binary} files are no text: keys were looked for in their bytes, not in what they pack`,
    );
  if (counts.skipped > 0) context.output.note(`${counts.skipped} links and special files were left out`);
  const report = format === 'sarif' ? sarifReport(findings, inconclusive) : findings;
  context.output.result(report, JSON.stringify(report, null, 2));
  if (findings.length > 0) return exit.findings;
  return inconclusive.length > 0 ? exit.trouble : undefined;
}

interface Limits {
  readonly bytesMax: number;
  readonly config: RuleConfig | undefined;
}

async function* outcomes(
  operands: readonly string[],
  context: CommandContext,
  limits: Limits,
): AsyncGenerator<{ path: string; outcome: Outcome | { readonly kind: 'skipped' } }> {
  for (const operand of operands) {
    if (operand === '-') {
      yield { path: '-', outcome: await scanStream('-', context.stdin, limits) };
      continue;
    }
    for await (const entry of walkFiles(operand)) {
      if (entry.kind === 'skipped') yield { path: entry.path, outcome: entry };
      else if (entry.kind === 'unreadable') {
        yield { path: entry.path, outcome: { kind: 'inconclusive', reason: entry.reason, findings: [] } };
      } else yield { path: entry.path, outcome: await scanFile(entry.path, entry.bytes, limits) };
    }
  }
}

async function scanFile(path: string, bytes: number, limits: Limits): Promise<Outcome> {
  if (pkcs12Name.test(path) && limits.config === undefined)
    return { kind: 'read', findings: [keyStore(path)] };
  if (bytes > limits.bytesMax)
    return { kind: 'inconclusive', reason: `${bytes} bytes are more than --max-size`, findings: [] };
  return scanStream(path, createReadStream(path, { highWaterMark: 256 * 1024 }), limits);
}

/** A file of PKCS#12 is a secret by its name: it holds a private key. */
function keyStore(path: string): SecretFinding {
  return new TargetScan(path, undefined).name('pkcs12-file');
}

function readConfig(path: string | undefined, context: CommandContext): RuleConfig | undefined {
  if (path === undefined) return undefined;
  const config = parseGitleaksConfig(readFileSync(path, 'utf8'));
  const base = config.extendPath;
  const parent =
    base === undefined ? undefined : parseGitleaksConfig(readFileSync(resolve(dirname(path), base), 'utf8'));
  for (const { id, reason } of [...config.problems, ...(parent?.problems ?? [])])
    context.output.note(`rule not loaded: ${id}: ${reason}`);
  if (parent === undefined) return config;
  const own = new Set(config.rules.map(({ id }) => id));
  const inherited = parent.rules.filter(({ id }) => !own.has(id) && !config.disabledRules.has(id));
  return {
    ...config,
    rules: [...config.rules, ...inherited],
    allowlists: [...config.allowlists, ...parent.allowlists],
    useDefault: config.useDefault || parent.useDefault,
  };
}

/** Fingerprints to leave out: an earlier report of this command, or one fingerprint a line. */
function readBaseline(path: string | undefined): ReadonlySet<string> {
  if (path === undefined) return new Set();
  return new Set(readFileSync(path, 'utf8').match(/\b[0-9a-f]{32}\b/g) ?? []);
}
