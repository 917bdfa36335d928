import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../kernel/fault.ts';
import type { PiiMatch } from '../../protect/guards/index.ts';
import { type Command, type CommandContext, textOption, usage } from '../command.ts';
import { cliErrors } from '../errors.ts';
import { exitCodes } from '../exit-code.ts';
import { readLines } from '../guard-check/read-lines.ts';

const LINE_BYTES_MAX = 8 * 1024 * 1024;
const KEY_VARIABLE = 'BARTIZAN_REDACT_KEY';
const entrySchema = z.object({
  id: z.union([z.string(), z.number(), z.null()]).optional(),
  text: z.string(),
});

type Rewrite = (text: string, matches: readonly PiiMatch[]) => { text: string; extra?: object };

/** Takes personal data out of every line of a file, without a server and without a store. */
export const guardRedact: Command = async (input, context) => {
  const path = textOption(input, 'input') ?? '-';
  const rewrite = await rewriterOf(textOption(input, 'mode') ?? 'mask');
  const isWanted = typeFilter(textOption(input, 'types'));
  const scoreMin = leastScore(textOption(input, 'minScore'));
  const guards = await import('../../protect/guards/index.ts');
  const model = await guards.loadNameModel();
  let bad = 0;
  for await (const line of readLines(openSource(path, context), LINE_BYTES_MAX)) {
    const answer =
      'problem' in line
        ? { id: null, error: `line ${line.number}: ${line.problem}` }
        : redact(line, (text) => guards.findPersonalData(text, model, scoreMin).filter(isWanted), rewrite);
    if ('error' in answer) bad++;
    // A line of JSON is the answer with and without --json.
    context.output.result(answer, JSON.stringify(answer));
  }
  return bad > 0 ? exitCodes.failed : undefined;
};

function redact(
  line: { readonly number: number; readonly text: string },
  find: (text: string) => PiiMatch[],
  rewrite: Rewrite,
): object {
  const entry = readEntry(line.text);
  if ('problem' in entry) return { id: null, error: `line ${line.number}: ${entry.problem}` };
  const matches = find(entry.text);
  const { text, extra } = rewrite(entry.text, matches);
  const entities = matches.map(({ type, start, end, score }) => ({
    type: shownType(type),
    start,
    end,
    score: Number(score.toFixed(3)),
  }));
  return { id: entry.id, text, entities, ...extra };
}

function readEntry(text: string): { id: string | number | null; text: string } | { problem: string } {
  try {
    const parsed = entrySchema.safeParse(JSON.parse(text));
    if (!parsed.success) return { problem: 'not an object with a text' };
    return { id: parsed.data.id ?? null, text: parsed.data.text };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: 'not JSON' };
    throw error;
  }
}

/** Types by the names that the answers use. */
function typeFilter(types: string | undefined): (match: PiiMatch) => boolean {
  if (types === undefined) return () => true;
  const wanted = new Set(types.split(',').map((type) => type.trim().toUpperCase()));
  return ({ type }) => wanted.has(shownType(type)) || wanted.has(type) || type === 'TOO_MANY';
}

function leastScore(text: string | undefined): number {
  const score = Number(text ?? 0.5);
  if (!(score >= 0 && score <= 1)) throw usage('--min-score must be between 0 and 1');
  return score;
}

function shownType(type: string): string {
  return type === 'DATE_OF_BIRTH' ? 'DATE_TIME' : type;
}

async function rewriterOf(mode: string): Promise<Rewrite> {
  const { applyReplacements, createVault, hashedValue, tokeniseText } = await import(
    '../../protect/guards/index.ts'
  );
  const replace = (word: (type: string, value: string) => string): Rewrite => {
    return (text, matches) => ({
      text: applyReplacements(
        text,
        matches.map(({ type, start, end }) => ({ start, end, text: word(type, text.slice(start, end)) })),
      ),
    });
  };
  if (mode === 'detect') return (text) => ({ text });
  if (mode === 'mask') return replace((type) => `[${type}]`);
  if (mode === 'hash') {
    const key = hashKey();
    return replace((type, value) => hashedValue(type, value, key));
  }
  if (mode !== 'tokenise') throw usage('--mode must be detect, mask, hash or tokenise');
  return (text, matches) => {
    // Each line is a conversation of its own: its placeholders mean nothing elsewhere.
    const vault = createVault({ key: randomBytes(32) });
    const { text: hidden } = tokeniseText(text, matches, vault);
    const mapping = Object.fromEntries(
      [...vault.entries()].map(({ placeholder, value }) => [placeholder, value]),
    );
    return { text: hidden, extra: { mapping } };
  };
}

/** A key of the caller's own: the same values have the same hashes under one key. */
function hashKey(): string {
  const key = process.env[KEY_VARIABLE];
  if (key === undefined || key.length < 16)
    throw usage(`--mode hash needs a key of 16 characters or more in ${KEY_VARIABLE}`);
  return key;
}

function openSource(path: string, context: CommandContext): AsyncIterable<Uint8Array | string> {
  return path === '-' ? context.stdin : readFile(resolve(path));
}

async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path);
  } catch (error) {
    throw new Fault(cliErrors.fileUnreadable, { message: `${path} cannot be read`, cause: error });
  }
}
