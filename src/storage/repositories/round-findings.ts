import type { Transaction } from 'kysely';
import type { Evidence, FindingDraft } from '../../contracts/finding.ts';
import { severityId, severityOf } from '../../contracts/severity.ts';
import { newId } from '../../kernel/ids.ts';
import type { IncidentPolicy, RoundOutcome } from '../ports/index.ts';
import { entityKeys } from './entity-keys.ts';
import { newFindingRow } from './finding-row.ts';
import { incidentCandidates } from './incident-candidates.ts';
import { incidentOf, wingBit } from './incident-row.ts';
import { lockIncident } from './incidents.ts';
import { incidentEntitiesMax, mergeEntities, mergeTechniques } from './merge-unique.ts';
import { RoundRows } from './round-rows.ts';
import type { ControlTables, FindingRow, IncidentRow } from './tables.ts';

const EVENT_IDS_MAX = 20;
const FINDING_ENTITIES_MAX = 100;
/** After so many findings an incident's story stops listing each: its findings can be listed by themselves. */
const FINDING_ENTRIES_MAX = 1_000;

type FindingOutcome = RoundOutcome['findings'][number];
export type IncidentTopic = 'incident.opened' | 'incident.updated';

/** Takes the findings of one round into the store, within the transaction that commits the round. */
export class RoundFindings {
  readonly #tx: Transaction<ControlTables>;
  readonly #policy: IncidentPolicy;
  readonly #nowMs: number;
  #incidentNumber: number;
  readonly #rows: RoundRows;
  readonly #topics = new Map<string, IncidentTopic>();

  /** @param incidentNumber number of the newest incident */
  constructor(
    tx: Transaction<ControlTables>,
    policy: IncidentPolicy,
    options: { readonly nowMs: number; readonly incidentNumber: number },
  ) {
    this.#tx = tx;
    this.#rows = new RoundRows(tx);
    this.#policy = policy;
    this.#nowMs = options.nowMs;
    this.#incidentNumber = options.incidentNumber;
  }

  get incidentNumber(): number {
    return this.#incidentNumber;
  }

  /** What there is to tell of each incident. */
  get topics(): ReadonlyMap<string, IncidentTopic> {
    return this.#topics;
  }

  /** Takes the drafts one after another: each sees what those before it made. */
  async takeAll(drafts: readonly FindingDraft[]): Promise<FindingOutcome[]> {
    await this.#rows.prepare(drafts);
    const outcomes: FindingOutcome[] = [];
    for (const draft of drafts) outcomes.push(await this.#take(draft));
    await this.#rows.flush();
    return outcomes;
  }

  async #take(draft: FindingDraft): Promise<FindingOutcome> {
    const earlier = (await this.#rows.mayHaveFinding(draft.dedupKey))
      ? await this.#earlier(draft)
      : undefined;
    if (earlier) return this.#countUp(earlier, draft);
    const findingId = newId('fnd', this.#nowMs);
    const binding = { ...draft, entities: draft.entities.filter((entity) => this.#policy.binds(entity)) };
    const candidates = (await this.#rows.mayShareEntity(binding))
      ? await incidentCandidates(this.#tx, binding, this.#policy.groupWindowMs)
      : [];
    const chosen = this.#policy.choose(draft, candidates);
    const held = chosen === undefined ? undefined : await lockIncident(this.#tx, chosen);
    const incidentId = held ? await this.#join(held, draft) : this.#open(draft);
    if ((held?.finding_count ?? 0) < FINDING_ENTRIES_MAX) {
      this.#note(incidentId, { kind: 'finding', timeMs: draft.timeMs, text: draft.title, findingId });
    }
    await this.#rows.addFinding(
      newFindingRow(draft, findingId, incidentId, this.#nowMs),
      entityKeys(draft.entities, FINDING_ENTITIES_MAX),
    );
    return { findingId, incidentId, isNew: true };
  }

  async #earlier(draft: FindingDraft): Promise<FindingRow | undefined> {
    const window = this.#policy.dedupWindowMs;
    return this.#tx
      .selectFrom('findings')
      .selectAll()
      .where('dedup_key', '=', draft.dedupKey)
      .where('last_seen_ms', '>=', (draft.firstTimeMs ?? draft.timeMs) - window)
      .where('first_seen_ms', '<=', draft.timeMs + window)
      .orderBy('last_seen_ms', 'desc')
      .limit(1)
      .executeTakeFirst();
  }

  async #countUp(row: FindingRow, draft: FindingDraft): Promise<FindingOutcome> {
    const count = draft.count ?? 1;
    const held = JSON.parse(row.evidence_json) as Evidence;
    const best = draft.score > row.score ? draft.evidence : held;
    const eventIds = [...new Set([...held.eventIds, ...draft.evidence.eventIds])].slice(0, EVENT_IDS_MAX);
    await this.#tx
      .updateTable('findings')
      .set({
        count: row.count + count,
        score: Math.max(row.score, draft.score),
        first_seen_ms: Math.min(row.first_seen_ms, draft.firstTimeMs ?? draft.timeMs),
        last_seen_ms: Math.max(row.last_seen_ms, draft.timeMs),
        evidence_json: JSON.stringify({ ...best, eventIds }),
      })
      .where('id', '=', row.id)
      .execute();
    const incidentId = row.incident_id ?? '';
    const incident = await lockIncident(this.#tx, incidentId);
    if (incident) await this.#update(incident.id, { ...this.#seen(incident, draft) });
    return { findingId: row.id, incidentId, isNew: false };
  }

  #open(draft: FindingDraft): string {
    const id = newId('inc', this.#nowMs);
    const face = this.#policy.open(draft);
    const entities = mergeEntities([], draft.entities);
    this.#rows.addIncident(
      {
        id,
        number: ++this.#incidentNumber,
        title: face.title,
        severity_id: severityId(face.severity),
        status: 'new',
        assignee_id: null,
        wings: wingBit(draft.wing),
        entities_json: JSON.stringify(entities),
        techniques_json: JSON.stringify(mergeTechniques([], draft.techniques)),
        finding_count: 1,
        event_count: draft.count ?? 1,
        first_seen_ms: draft.firstTimeMs ?? draft.timeMs,
        last_seen_ms: draft.timeMs,
        created_ms: this.#nowMs,
        updated_ms: this.#nowMs,
        resolution: null,
      },
      entityKeys(draft.entities, incidentEntitiesMax),
    );
    this.#note(id, { kind: 'opened', timeMs: this.#nowMs, text: face.title, findingId: null });
    this.#topics.set(id, 'incident.opened');
    return id;
  }

  async #join(row: IncidentRow, draft: FindingDraft): Promise<string> {
    const incident = incidentOf(row);
    const face = this.#policy.merge(incident, draft);
    const raisedTo = severityId(face.severity);
    await this.#update(row.id, {
      ...this.#seen(row, draft),
      title: face.title,
      severity_id: raisedTo,
      wings: row.wings | wingBit(draft.wing),
      entities_json: JSON.stringify(mergeEntities(incident.entities, draft.entities)),
      techniques_json: JSON.stringify(mergeTechniques(incident.techniques, draft.techniques)),
      finding_count: row.finding_count + 1,
    });
    await this.#index(row.id, draft);
    if (raisedTo !== row.severity_id) {
      const text = `${severityOf(row.severity_id)} → ${face.severity}`;
      this.#note(row.id, { kind: 'severity', timeMs: this.#nowMs, text, findingId: null });
      const isGraver = raisedTo > row.severity_id;
      if (isGraver && !this.#topics.has(row.id)) this.#topics.set(row.id, 'incident.updated');
    }
    return row.id;
  }

  #seen(row: IncidentRow, draft: FindingDraft) {
    return {
      event_count: row.event_count + (draft.count ?? 1),
      first_seen_ms: Math.min(row.first_seen_ms, draft.firstTimeMs ?? draft.timeMs),
      last_seen_ms: Math.max(row.last_seen_ms, draft.timeMs),
      updated_ms: this.#nowMs,
    };
  }

  async #update(id: string, columns: Partial<IncidentRow>): Promise<void> {
    await this.#tx.updateTable('incidents').set(columns).where('id', '=', id).execute();
  }

  async #index(id: string, draft: FindingDraft): Promise<void> {
    const keys = entityKeys(draft.entities, incidentEntitiesMax);
    if (keys.length === 0) return;
    this.#rows.noteEntities(keys);
    await this.#tx
      .insertInto('incident_entities')
      .values(keys.map((key) => ({ incident_id: id, ...key })))
      .onConflict((conflict) => conflict.columns(['kind', 'name_key', 'incident_id']).doNothing())
      .execute();
  }

  #note(
    incidentId: string,
    entry: {
      readonly kind: string;
      readonly timeMs: number;
      readonly text: string;
      readonly findingId: string | null;
    },
  ): void {
    this.#rows.addEntry({
      id: newId('ent', this.#nowMs),
      incident_id: incidentId,
      time_ms: entry.timeMs,
      kind: entry.kind,
      actor_id: null,
      actor_name: null,
      text: entry.text,
      finding_id: entry.findingId,
    });
  }
}
