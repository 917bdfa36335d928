import { hash } from 'node:crypto';
import { eventFormatSchema } from '../../contracts/event.ts';
import type { DeadLetter } from '../../storage/ports/index.ts';
import type { AppDeps } from '../ports.ts';
import { defined } from './query.ts';

const lettersMax = 2_000;
const bytesMax = 32 * 1024 * 1024;
const pageSize = 100;
const lineEnd = Buffer.from('\n');

export interface ReplaySelection {
  readonly ids?: readonly string[] | undefined;
  readonly reason?: string | undefined;
  readonly source?: string | undefined;
}

/**
 * Accepts dead letters again and marks them. Each group is accepted under a key made of its letters, so that a crash
 * between the two steps, or two people at once, cannot make one letter into two records within the journal's memory.
 */
export async function replayDeadLetters(
  deps: AppDeps,
  selection: ReplaySelection,
): Promise<{ readonly replayed: number; readonly more: boolean }> {
  const { letters, more } = selection.ids
    ? await byIds(deps, selection.ids)
    : await byFilter(deps, selection);
  let replayed = 0;
  for (const group of Map.groupBy(letters, (letter) =>
    JSON.stringify([letter.source, letter.format]),
  ).values()) {
    await replayGroup(deps, group);
    replayed += group.length;
  }
  return { replayed, more };
}

async function replayGroup(deps: AppDeps, letters: readonly DeadLetter[]): Promise<void> {
  const [first] = letters;
  if (!first) return;
  const ids = letters.map((letter) => letter.id);
  const format = eventFormatSchema.safeParse(first.format);
  await deps.ingest.accept({
    body: letters.flatMap((letter) => [letter.raw, lineEnd]),
    framing: 'lines',
    source: first.source,
    format: format.success ? format.data : 'auto',
    idempotency: { sender: 'replay', key: hash('sha256', ids.join('\n'), 'hex') },
  });
  await deps.store.deadLetters.markReplayed(ids, deps.clock.nowMs());
}

async function byIds(deps: AppDeps, ids: readonly string[]) {
  const letters: DeadLetter[] = [];
  let bytes = 0;
  for (const id of new Set(ids)) {
    const letter = await deps.store.deadLetters.get(id);
    if (letter?.replayedMs !== null) continue;
    bytes += letter.raw.byteLength;
    if (bytes > bytesMax && letters.length > 0) return { letters, more: true };
    letters.push(letter);
  }
  return { letters, more: false };
}

async function byFilter(deps: AppDeps, { reason, source }: ReplaySelection) {
  const letters: DeadLetter[] = [];
  let bytes = 0;
  let cursor: string | undefined;
  while (letters.length < lettersMax && bytes < bytesMax) {
    const page = await deps.store.deadLetters.list({
      limit: pageSize,
      ...defined({ reason, source, cursor }),
    });
    letters.push(...page.items);
    bytes += page.items.reduce((sum, letter) => sum + letter.raw.byteLength, 0);
    if (page.nextCursor === null) return { letters, more: false };
    cursor = page.nextCursor;
  }
  return { letters, more: true };
}
