import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { GuardContent, GuardReason } from '../../contracts/guard.ts';
import { Fault } from '../../kernel/fault.ts';
import type { Chain } from '../../protect/guards/index.ts';
import { type Command, type CommandContext, textOption } from '../command.ts';
import { cliErrors } from '../errors.ts';
import { exitCodes } from '../exit-code.ts';
import { readEntry } from '../guard-check/read-entry.ts';
import { readLines } from '../guard-check/read-lines.ts';

const LINE_BYTES_MAX = 8 * 1024 * 1024;

/** Asks the default guards about every line of a file, without a server and without a store. */
export const guardCheck: Command = async (input, context) => {
  const path = textOption(input, 'input') ?? '-';
  const { createChain, defaultPolicy, INJECTION_GUARD, loadDefaultGuards } = await import(
    '../../protect/guards/index.ts'
  );
  const chain = createChain(await loadDefaultGuards(), defaultPolicy);
  let bad = 0;
  for await (const line of readLines(openSource(path, context), LINE_BYTES_MAX)) {
    const answer =
      'problem' in line
        ? { id: null, error: `line ${line.number}: ${line.problem}` }
        : check(chain, line, INJECTION_GUARD);
    if ('error' in answer) bad++;
    const text = JSON.stringify(answer);
    // A line of JSON is the answer with and without --json.
    context.output.result(answer, text);
  }
  return bad > 0 ? exitCodes.failed : undefined;
};

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

function check(
  chain: Chain,
  line: { readonly number: number; readonly text: string },
  injectionGuard: string,
): object {
  const entry = readEntry(line.text);
  if ('problem' in entry) return { id: entry.id, error: `line ${line.number}: ${entry.problem}` };
  return { id: entry.id, ...judge(chain, entry.content, injectionGuard) };
}

function judge(chain: Chain, content: GuardContent, injectionGuard: string): object {
  const start = performance.now();
  const verdict = chain.inspect(content);
  const timeMs = performance.now() - start;
  return {
    action: verdict.action,
    score: round(verdict.results.find(({ guard }) => guard === injectionGuard)?.score ?? 0),
    reasons: verdict.reasons.map(toAnswer),
    timeMs: Number(timeMs.toFixed(3)),
  };
}

function toAnswer({ guard, rule, score, spans, explanation }: GuardReason): object {
  return {
    guard,
    rule,
    score: round(score),
    spans: spans.map(({ path, start, end }) => ({ path, start, end })),
    explanation,
  };
}

function round(score: number): number {
  return Number(score.toFixed(6));
}
