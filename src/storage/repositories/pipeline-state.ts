import { type Kysely, sql, type Transaction } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type {
  DeadLetterDraft,
  EventCount,
  IncidentPolicy,
  PipelineRound,
  PipelineState,
  PipelineTotals,
  RoundOutcome,
} from '../ports/index.ts';
import { storedId, storedTimeMs } from '../stored-integer.ts';
import { incidentOf } from './incident-row.ts';
import { insertRows } from './insert-rows.ts';
import { addCallCounts, addCallReasons } from './round-calls.ts';
import { type IncidentTopic, RoundFindings } from './round-findings.ts';
import type { ControlTables } from './tables.ts';

type Tx = Transaction<ControlTables>;

const ROWS_PER_STATEMENT = 100;
const stale: RoundOutcome = { findings: [], newIncidentIds: [], isStale: true };

export class PipelineStateRepository implements PipelineState {
  readonly #db: Kysely<ControlTables>;
  readonly #policy: IncidentPolicy;

  constructor(db: Kysely<ControlTables>, policy: IncidentPolicy) {
    this.#db = db;
    this.#policy = policy;
  }

  commit(round: PipelineRound): Promise<RoundOutcome> {
    return this.#db.transaction().execute(async (tx) => {
      // The checkpoint moves first: the row's lock makes rounds take turns. A round that was committed before it was
      // answered, or that shares records with another process's, does not start where the checkpoint is.
      const place = await tx
        .updateTable('pipeline_state')
        .set((eb) => ({
          processed: eb('processed', '+', round.processed),
          dead_lettered: eb('dead_lettered', '+', round.deadLetters.length),
          chunk_seq: round.chunkSeq,
        }))
        .where('chunk_seq', '=', round.fromChunkSeq)
        .returning('incident_number')
        .executeTakeFirst();
      if (!place) return stale;
      await keepDeadLetters(tx, round.deadLetters);
      await addEventCounts(tx, round.eventCounts);
      await addCallCounts(tx, round.callCounts ?? []);
      await addCallReasons(tx, round.callReasons ?? []);
      await addSources(tx, round);
      await keepStates(tx, round.detectorStates);
      return this.#takeFindings(tx, round, place.incident_number);
    });
  }

  async totals(): Promise<PipelineTotals> {
    const row = await this.#db.selectFrom('pipeline_state').selectAll().executeTakeFirstOrThrow();
    return { processed: row.processed, deadLettered: row.dead_lettered, chunkSeq: row.chunk_seq };
  }

  async keepDetectorStates(states: PipelineRound['detectorStates']): Promise<void> {
    await this.#db.transaction().execute((tx) => keepStates(tx, states));
  }

  async detectorState(detector: string): Promise<{ version: string; state: Uint8Array } | undefined> {
    const row = await this.#db
      .selectFrom('detector_states')
      .selectAll()
      .where('detector', '=', detector)
      .executeTakeFirst();
    return row && { version: row.version, state: new Uint8Array(row.state) };
  }

  async #takeFindings(tx: Tx, round: PipelineRound, incidentNumber: number): Promise<RoundOutcome> {
    const taken = new RoundFindings(tx, this.#policy, { nowMs: round.nowMs, incidentNumber });
    const findings = await taken.takeAll(
      round.findings.map((draft) => ({ ...draft, timeMs: storedTimeMs(draft.timeMs) })),
    );
    const { topics } = taken;
    if (taken.incidentNumber !== incidentNumber) {
      await tx.updateTable('pipeline_state').set({ incident_number: taken.incidentNumber }).execute();
    }
    await post(tx, topics, round.nowMs);
    const newIncidentIds = [...topics].flatMap(([id, topic]) => (topic === 'incident.opened' ? [id] : []));
    return { findings, newIncidentIds };
  }
}

/** One delivery for each incident that has news and each webhook that is on; the payload is the incident as it is now. */
async function post(tx: Tx, topics: ReadonlyMap<string, IncidentTopic>, nowMs: number): Promise<void> {
  if (topics.size === 0) return;
  const webhooks = await tx.selectFrom('webhooks').select('id').where('enabled', '=', 1).execute();
  if (webhooks.length === 0) return;
  for (const [id, topic] of topics) {
    const row = await tx.selectFrom('incidents').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    const payload = JSON.stringify(incidentOf(row));
    const items = webhooks.map((webhook) => ({
      id: newId('out', nowMs),
      webhook_id: webhook.id,
      topic,
      payload,
      attempts: 0,
      next_attempt_ms: nowMs,
      state: 'pending',
      last_error: null,
      created_ms: nowMs,
      updated_ms: nowMs,
    }));
    await tx.insertInto('outbox').values(items).execute();
  }
}

async function keepDeadLetters(tx: Tx, drafts: readonly DeadLetterDraft[]): Promise<void> {
  const rows = drafts.map((draft) => ({
    id: newId('dlq', draft.receivedMs),
    seq: draft.seq,
    source: draft.source,
    format: draft.format,
    received_ms: draft.receivedMs,
    reason: draft.reason,
    detail: draft.detail,
    raw: draft.raw,
    replayed_ms: null,
  }));
  await insertRows(tx, rows, (part) => tx.insertInto('dead_letters').values(part).compile());
}

async function addEventCounts(tx: Tx, counts: readonly EventCount[]): Promise<void> {
  // One statement must not meet a key twice.
  const byKey = new Map<
    string,
    { minute_ms: number; source: string; class_uid: number; severity_id: number; count: number }
  >();
  for (const { source, count, ...attributes } of counts) {
    const minuteMs = storedTimeMs(attributes.minuteMs);
    const classUid = storedId(attributes.classUid);
    const severityId = storedId(attributes.severityId);
    const key = JSON.stringify([minuteMs, source, classUid, severityId]);
    const held = byKey.get(key);
    if (held) held.count += count;
    else byKey.set(key, { minute_ms: minuteMs, source, class_uid: classUid, severity_id: severityId, count });
  }
  await insertRows(tx, [...byKey.values()], (part) =>
    tx
      .insertInto('event_counts')
      .values(part)
      .onConflict((conflict) =>
        conflict
          .columns(['minute_ms', 'source', 'class_uid', 'severity_id'])
          .doUpdateSet({ count: sql`event_counts.count + excluded.count` }),
      )
      .compile(),
  );
}

async function addSources(tx: Tx, round: PipelineRound): Promise<void> {
  const bySource = new Map<string, { events: number; dead_letters: number }>();
  const of = (source: string) => {
    const held = bySource.get(source) ?? { events: 0, dead_letters: 0 };
    bySource.set(source, held);
    return held;
  };
  for (const { source, count } of round.eventCounts) of(source).events += count;
  for (const { source } of round.deadLetters) of(source).dead_letters += 1;
  const rows = [...bySource].map(([source, totals]) => ({ source, ...totals, last_seen_ms: round.nowMs }));
  for (const part of parts(rows)) {
    await tx
      .insertInto('sources')
      .values(part)
      .onConflict((conflict) =>
        conflict.column('source').doUpdateSet({
          events: sql`sources.events + excluded.events`,
          dead_letters: sql`sources.dead_letters + excluded.dead_letters`,
          last_seen_ms: sql`excluded.last_seen_ms`,
        }),
      )
      .execute();
  }
}

async function keepStates(tx: Tx, states: PipelineRound['detectorStates']): Promise<void> {
  for (const { detector, version, state } of states) {
    await tx
      .insertInto('detector_states')
      .values({ detector, version, state })
      .onConflict((conflict) => conflict.column('detector').doUpdateSet({ version, state }))
      .execute();
  }
}

function parts<Item>(items: readonly Item[]): Item[][] {
  const result: Item[][] = [];
  for (let start = 0; start < items.length; start += ROWS_PER_STATEMENT) {
    result.push(items.slice(start, start + ROWS_PER_STATEMENT));
  }
  return result;
}
