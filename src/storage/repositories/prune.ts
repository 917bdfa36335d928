import { type Kysely, sql } from 'kysely';
import type { Pruned } from '../ports/index.ts';
import { HOUR_MS, MINUTE_MS } from './round-calls.ts';
import type { ControlTables } from './tables.ts';

const DAY_MS = 86_400_000;
const SETTLED_KEPT_MS = 7 * DAY_MS;
const COUNTS_KEPT_MS = 400 * DAY_MS;
/** As long as the counts: who agreed to what is asked for at the year's end. */
const APPROVALS_KEPT_MS = 400 * DAY_MS;
/** Charts of longer ranges are drawn from the hours. */
const CALL_MINUTES_KEPT_MS = 8 * DAY_MS;
/** Rows of one statement: the pipeline's next round waits no longer than this takes. */
const STEP_ROWS = 2_000;
/** Vaults that are kept at most. */
const VAULTS_MAX = 100_000;
/** Steps of one call for each table; the next call goes on. */
const STEPS_MAX = 50;

/**
 * Forgets what nobody needs any more: deliveries that arrived and dead letters that were replayed, a week later, and
 * counts of events older than the charts reach, and vaults whose time is over. Failed deliveries and dead letters that
 * wait are kept.
 */
export async function prune(db: Kysely<ControlTables>, nowMs: number): Promise<Pruned> {
  const settledMs = nowMs - SETTLED_KEPT_MS;
  const outboxItems = await inSteps(() =>
    db
      .deleteFrom('outbox')
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('outbox')
          .select('id')
          .where('state', '=', 'delivered')
          .where('updated_ms', '<', settledMs)
          .limit(STEP_ROWS),
      )
      .executeTakeFirst(),
  );
  const deadLetters = await inSteps(() =>
    db
      .deleteFrom('dead_letters')
      .where('id', 'in', (eb) =>
        eb.selectFrom('dead_letters').select('id').where('replayed_ms', '<', settledMs).limit(STEP_ROWS),
      )
      .executeTakeFirst(),
  );
  const eventCounts = await inSteps(async () => deleteCounts(db, nowMs - COUNTS_KEPT_MS));
  const callCounts = await pruneCalls(db, nowMs);
  await prunePeriods(db, nowMs);
  const sealedVaults = await pruneVaults(db, nowMs);
  const approvals = await inSteps(() => deleteApprovals(db, nowMs - APPROVALS_KEPT_MS));
  return { outboxItems, deadLetters, eventCounts, callCounts, sealedVaults, approvals };
}

async function deleteApprovals(db: Kysely<ControlTables>, beforeMs: number) {
  return db
    .deleteFrom('approvals')
    .where('id', 'in', (eb) =>
      eb.selectFrom('approvals').select('id').where('expires_ms', '<', beforeMs).limit(STEP_ROWS),
    )
    .executeTakeFirst();
}

/** Counts have no id of their own: a step is the rows of the oldest minutes. */
async function deleteCounts(db: Kysely<ControlTables>, beforeMs: number) {
  const columns = sql.raw('minute_ms, source, class_uid, severity_id');
  const oldest = sql`SELECT ${columns} FROM event_counts WHERE minute_ms < ${beforeMs} ORDER BY minute_ms LIMIT ${sql.raw(String(STEP_ROWS))}`;
  return db.deleteFrom('event_counts').where(sql<boolean>`(${columns}) IN (${oldest})`).executeTakeFirst();
}

async function pruneCalls(db: Kysely<ControlTables>, nowMs: number): Promise<number> {
  let total = 0;
  for (const table of ['call_counts', 'call_reasons'] as const) {
    for (const [grainMs, keptMs] of [
      [MINUTE_MS, CALL_MINUTES_KEPT_MS],
      [HOUR_MS, COUNTS_KEPT_MS],
    ] as const)
      total += await inSteps(() => deleteCalls(db, table, grainMs, nowMs - keptMs));
  }
  return total;
}

/** What budgets used long ago; a budget without an end has one period, which stays. */
async function prunePeriods(db: Kysely<ControlTables>, nowMs: number): Promise<void> {
  await db
    .deleteFrom('budget_periods')
    .where('period_start_ms', '>', 0)
    .where('period_start_ms', '<', nowMs - COUNTS_KEPT_MS)
    .where('reserved', '=', 0)
    .execute();
}

/** Those whose time is over, and the oldest of too many: a bound on what anybody can make the store keep. */
async function pruneVaults(db: Kysely<ControlTables>, nowMs: number): Promise<number> {
  const oldest = (count: number) =>
    db.selectFrom('sealed_vaults').select('id').orderBy('expires_ms').orderBy('id').limit(count);
  const over = await inSteps(() =>
    db
      .deleteFrom('sealed_vaults')
      .where('id', 'in', oldest(STEP_ROWS).where('expires_ms', '<=', nowMs))
      .executeTakeFirst(),
  );
  const { count } = await db
    .selectFrom('sealed_vaults')
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow();
  const tooMany = Math.min(Number(count) - VAULTS_MAX, STEP_ROWS * STEPS_MAX);
  if (tooMany <= 0) return over;
  const dropped = await db.deleteFrom('sealed_vaults').where('id', 'in', oldest(tooMany)).executeTakeFirst();
  return over + Number(dropped.numDeletedRows);
}

/** A step is whole minutes or hours, of which each holds few rows. */
async function deleteCalls(
  db: Kysely<ControlTables>,
  table: 'call_counts' | 'call_reasons',
  grainMs: number,
  beforeMs: number,
) {
  const from = sql.table(table);
  const starts = sql`SELECT start_ms FROM ${from} WHERE grain_ms = ${grainMs} AND start_ms < ${beforeMs} ORDER BY start_ms LIMIT ${sql.raw(String(STEP_ROWS))}`;
  const result =
    await sql`DELETE FROM ${from} WHERE grain_ms = ${grainMs} AND start_ms IN (${starts})`.execute(db);
  return { numDeletedRows: result.numAffectedRows ?? 0n };
}

async function inSteps(step: () => Promise<{ readonly numDeletedRows: bigint }>): Promise<number> {
  let total = 0;
  for (let count = 0; count < STEPS_MAX; count++) {
    const deleted = Number((await step()).numDeletedRows);
    total += deleted;
    if (deleted < STEP_ROWS) break;
  }
  return total;
}
