import { resolve } from 'node:path';
import { GATEWAY_SOURCE, senderFormats } from '../../contracts/event.ts';
import { followFile, readFileRecords } from '../../pipeline/sources/index.ts';
import type { ApiClient } from '../api-client.ts';
import { choiceOption } from '../choice-option.ts';
import { type Command, type CommandContext, textOption, usage } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { type Batch, packBatches } from '../ingest/batch.ts';
import { countsOf, waitUntilProcessed } from '../ingest/dead-letters.ts';
import { type SendOptions, sendBatch } from '../ingest/send-batch.ts';
import { Tally } from '../ingest/tally.ts';

/** Millions of records wait in the pipeline of a busy server; the counts are worth so much patience and no more. */
const PROCESSED_WAIT_MS = 60_000;

interface Ingest {
  readonly client: ApiClient;
  readonly options: SendOptions;
  readonly tally: Tally;
  readonly context: CommandContext;
}

/** Reads files into the pipeline and says what became of their records. */
export const ingest: Command = async (input, context) => {
  const source = textOption(input, 'source') ?? '';
  if (source === GATEWAY_SOURCE) throw usage(`--source cannot be ${source}: only the gateway writes there`);
  const options = { source, format: choiceOption(input, 'format', senderFormats) ?? 'auto' };
  const paths = input.operands.map((path) => resolve(path));
  const client = await context.openClient();
  const before = await countsOf(client, source);
  const tally = new Tally(context.output);
  const job: Ingest = { client, options, tally, context };
  if (input.options.follow === true) await followAll(job, paths);
  else for (const path of paths) await readFile(job, path);

  const fresh = tally.accepted - tally.duplicates;
  const after = await waitUntilProcessed(client, source, before, fresh, PROCESSED_WAIT_MS);
  const result = {
    accepted: tally.accepted,
    duplicates: tally.duplicates,
    deadLettered: after.deadLetters - before.deadLetters,
    skipped: tally.skipped,
    processed: after.isComplete,
  };
  context.output.progress('');
  context.output.result(result, describe(result));
  return tally.skipped > 0 ? exitCodes.failed : undefined;
};

async function readFile({ client, options, tally, context }: Ingest, path: string): Promise<void> {
  const records = readFileRecords(path, {
    recordBytesMax: context.config.ingest.recordBytesMax,
    onSkipped: (part) => tally.skip({ path, ...part }),
  });
  for await (const batch of packBatches(records, path))
    tally.add(path, await sendBatch(client, batch, options));
}

async function followAll(
  { client, options, tally, context }: Ingest,
  paths: readonly string[],
): Promise<void> {
  const { signal } = context.listenForShutdown();
  context.output.note('following; Ctrl-C ends it');
  const follow = (path: string) =>
    followFile(path, {
      signal,
      recordBytesMax: context.config.ingest.recordBytesMax,
      onSkipped: (part) => tally.skip({ path, ...part }),
      sink: async ({ body, position }) => {
        const origin = `${path}\0${position.inode}`;
        tally.add(path, await sendBatch(client, batchOfLines(body, position.offset, origin), options));
      },
    });
  await Promise.all(paths.map(follow));
}

/** A follower's lines as a batch; they end at the given offset. */
function batchOfLines(body: Uint8Array, endOffset: number, origin: string): Batch {
  const records = [];
  let start = 0;
  for (let end = body.indexOf(10); end >= 0; end = body.indexOf(10, start)) {
    records.push({ bytes: body.subarray(start, end), offset: endOffset - body.length + start });
    start = end + 1;
  }
  return { records, origin };
}

function describe(result: {
  readonly accepted: number;
  readonly duplicates: number;
  readonly deadLettered: number;
  readonly processed: boolean;
}): string {
  const known = result.duplicates === 0 ? '' : ` (${result.duplicates} were there already)`;
  const letters = result.deadLettered === 0 ? '' : '; bartizan dead-letters list says why';
  const rest = result.processed ? '' : '; the pipeline is still at work on the rest';
  return `${result.accepted} accepted${known}, ${result.deadLettered} dead-lettered${letters}${rest}.`;
}
