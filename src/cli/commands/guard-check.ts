import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import type { GuardContent, GuardReason } from '../../contracts/guard.ts';
import { Fault } from '../../kernel/fault.ts';
import type { Chain } from '../../protect/guards/index.ts';
import { type Command, type CommandContext, textOption } from '../command.ts';
import { cliErrors } from '../errors.ts';
import { exitCodes } from '../exit-code.ts';
import { type ReadSegments, readEntry } from '../guard-check/read-entry.ts';
import { readLines } from '../guard-check/read-lines.ts';

const TIME_MS = 60_000;
const LINE_BYTES_MAX = 8 * 1024 * 1024;

/** Asks the default guards about every line of a file, without a server and without a store. */
export const guardCheck: Command = async (input, context) => {
  const path = textOption(input, 'input') ?? '-';
  const { createChain, defaultPolicy, INJECTION_GUARD, loadDefaultGuards } = await import(
    '../../protect/guards/index.ts'
  );
  const { pointedAt, requestSegments } = await import('../../protect/gateway/index.ts');
  // Nobody waits for an answer here, so a long text on a busy machine is no reason to call a line unjudged.
  const chain = createChain(await loadDefaultGuards(), { ...defaultPolicy, guardTimeoutMs: TIME_MS });
  const judging = { chain, injectionGuard: INJECTION_GUARD, pointedAt, requestSegments };
  let bad = 0;
  for await (const line of readLines(openSource(path, context), LINE_BYTES_MAX)) {
    const answer =
      'problem' in line
        ? { id: null, line: line.number, error: `line ${line.number}: ${line.problem}` }
        : check(judging, line);
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

interface Judging {
  readonly chain: Chain;
  readonly injectionGuard: string;
  readonly pointedAt: (place: Place, body: unknown) => Place;
  readonly requestSegments: ReadSegments;
}

interface Place {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

function check(
  judging: Judging,
  { number, text }: { readonly number: number; readonly text: string },
): object {
  const entry = readEntry(text, judging.requestSegments);
  if ('problem' in entry) return { id: entry.id, line: number, error: `line ${number}: ${entry.problem}` };
  return { id: entry.id, ...judge(judging, entry.content) };
}

function judge({ chain, injectionGuard, pointedAt }: Judging, content: GuardContent): object {
  const start = performance.now();
  const verdict = chain.inspect(content);
  const timeMs = performance.now() - start;
  const placed = ({ spans, ...reason }: GuardReason): object => ({
    guard: reason.guard,
    rule: reason.rule,
    score: round(reason.score),
    spans: spans.map(({ path, start: from, end }) => pointedAt({ path, start: from, end }, content.body)),
    explanation: reason.explanation,
  });
  return {
    action: verdict.action,
    score: round(verdict.results.find(({ guard }) => guard === injectionGuard)?.score ?? 0),
    reasons: verdict.reasons.map(placed),
    timeMs: Number(timeMs.toFixed(3)),
  };
}

function round(score: number): number {
  return Number(score.toPrecision(6));
}
