import { sql, type Transaction } from 'kysely';
import type { FindingDraft } from '../../contracts/finding.ts';
import { type EntityKey, entityKeys } from './entity-keys.ts';
import { insertRows } from './insert-rows.ts';
import type { ControlTables, FindingRow, IncidentEntryRow, IncidentRow } from './tables.ts';

const KEYS_PER_QUERY = 500;
/** Held rows of findings that are written at once: what bounds memory. */
const FINDINGS_HELD_MAX = 2_000;

/**
 * What a round knows without asking the database finding by finding: which deduplication keys and entities were there
 * before it, and the rows that it adds, held back until somebody must read them. Rounds take turns and nobody else adds
 * findings or incidents, so what was not there at the start comes from the round itself.
 */
export class RoundRows {
  readonly #tx: Transaction<ControlTables>;
  readonly #dedupKeys = new Set<string>();
  readonly #entities = new Set<string>();
  readonly #heldDedupKeys = new Set<string>();
  #incidents: IncidentRow[] = [];
  #incidentEntities: ({ readonly incident_id: string } & EntityKey)[] = [];
  #findings: FindingRow[] = [];
  #findingEntities: ({ readonly finding_id: string } & EntityKey)[] = [];
  #entries: IncidentEntryRow[] = [];

  constructor(tx: Transaction<ControlTables>) {
    this.#tx = tx;
  }

  /** Looks up, in bulk, what the drafts may meet. */
  async prepare(drafts: readonly FindingDraft[]): Promise<void> {
    for (const part of parts([...new Set(drafts.map(({ dedupKey }) => dedupKey))])) {
      const found = await this.#tx
        .selectFrom('findings')
        .select('dedup_key')
        .distinct()
        .where(sql<boolean>`dedup_key in (${sql.join(part)})`)
        .execute();
      for (const { dedup_key } of found) this.#dedupKeys.add(storedText(dedup_key));
    }
    // Kind by kind, as the index begins with it.
    const entities = drafts.flatMap((draft) => entityKeys(draft.entities, Number.POSITIVE_INFINITY));
    for (const [kind, keys] of Map.groupBy(entities, (key) => key.kind)) {
      await this.#prepareKind(kind, [...new Set(keys.map((key) => key.name_key))]);
    }
  }

  async #prepareKind(kind: string, names: readonly string[]): Promise<void> {
    for (const part of parts(names)) {
      const found = await this.#tx
        .selectFrom('incident_entities')
        .select(['kind', 'name_key'])
        .distinct()
        .where('kind', '=', kind)
        .where(sql<boolean>`name_key in (${sql.join(part)})`)
        .execute();
      for (const key of found) this.#entities.add(textOf(key));
    }
  }

  /** Whether a finding of this key may be in the database; what is held of it is written then. */
  async mayHaveFinding(dedupKey: string): Promise<boolean> {
    const key = storedText(dedupKey);
    if (this.#heldDedupKeys.has(key)) await this.flush();
    return this.#dedupKeys.has(key);
  }

  /** Whether an incident may share one of the entities; incidents that are held are written then. */
  async mayShareEntity(draft: FindingDraft): Promise<boolean> {
    const isKnown = entityKeys(draft.entities, Number.POSITIVE_INFINITY).some((key) =>
      this.#entities.has(textOf(key)),
    );
    if (isKnown) await this.#flushIncidents();
    return isKnown;
  }

  addIncident(row: IncidentRow, keys: readonly EntityKey[]): void {
    this.#incidents.push(row);
    this.#incidentEntities.push(...keys.map((key) => ({ incident_id: row.id, ...key })));
    this.noteEntities(keys);
  }

  noteEntities(keys: readonly EntityKey[]): void {
    for (const key of keys) this.#entities.add(textOf(key));
  }

  async addFinding(row: FindingRow, keys: readonly EntityKey[]): Promise<void> {
    const key = storedText(row.dedup_key);
    this.#findings.push(row);
    this.#dedupKeys.add(key);
    this.#heldDedupKeys.add(key);
    this.#findingEntities.push(...keys.map((entity) => ({ finding_id: row.id, ...entity })));
    if (this.#findings.length >= FINDINGS_HELD_MAX) await this.flush();
  }

  addEntry(row: IncidentEntryRow): void {
    this.#entries.push(row);
  }

  /** Writes what is held. */
  async flush(): Promise<void> {
    await this.#flushIncidents();
    const tx = this.#tx;
    await insertRows(tx, this.#findings, (part) => tx.insertInto('findings').values(part).compile());
    await insertRows(tx, this.#findingEntities, (part) =>
      tx.insertInto('finding_entities').values(part).compile(),
    );
    await insertRows(tx, this.#entries, (part) => tx.insertInto('incident_entries').values(part).compile());
    this.#findings = [];
    this.#findingEntities = [];
    this.#entries = [];
    this.#heldDedupKeys.clear();
  }

  async #flushIncidents(): Promise<void> {
    const tx = this.#tx;
    await insertRows(tx, this.#incidents, (part) => tx.insertInto('incidents').values(part).compile());
    await insertRows(tx, this.#incidentEntities, (part) =>
      tx.insertInto('incident_entities').values(part).compile(),
    );
    this.#incidents = [];
    this.#incidentEntities = [];
  }
}

function textOf({ kind, name_key }: EntityKey): string {
  return `${kind}:${storedText(name_key)}`;
}

/** One spelling for what the two databases make of NUL and of lone surrogates. */
function storedText(text: string): string {
  return text.replaceAll('\0', '\u2400').toWellFormed();
}

function parts<Item>(items: readonly Item[]): Item[][] {
  const result: Item[][] = [];
  for (let start = 0; start < items.length; start += KEYS_PER_QUERY) {
    result.push(items.slice(start, start + KEYS_PER_QUERY));
  }
  return result;
}
