import { sql, type Transaction } from 'kysely';
import type { FindingDraft } from '../../contracts/finding.ts';
import { type Incident, openIncidentStatuses } from '../../contracts/incident.ts';
import { entityKeys } from './entity-keys.ts';
import { incidentOf } from './incident-row.ts';
import type { ControlTables } from './tables.ts';

const CANDIDATES_MAX = 50;
/** More entities than this say nothing more about where a finding belongs. */
const KEYS_MAX = 20;

/**
 * Open incidents near in time that share an entity with the draft, newest first. When there are too many, those that
 * share most are kept: a process name that half a company shares must not crowd out the one with the same user.
 */
export async function incidentCandidates(
  tx: Transaction<ControlTables>,
  draft: FindingDraft,
  windowMs: number,
): Promise<Incident[]> {
  const keys = entityKeys(draft.entities, KEYS_MAX);
  if (keys.length === 0) return [];
  const rows = await tx
    .selectFrom('incidents')
    .innerJoin(
      (eb) =>
        eb
          .selectFrom('incident_entities')
          .select(['incident_id', sql<number>`count(*)`.as('shared')])
          .where((where) =>
            where.or(
              keys.map(({ kind, name_key }) =>
                where.and([where('kind', '=', kind), where('name_key', '=', name_key)]),
              ),
            ),
          )
          .groupBy('incident_id')
          .as('sharing'),
      (join) => join.onRef('sharing.incident_id', '=', 'incidents.id'),
    )
    .selectAll('incidents')
    .where('status', 'in', [...openIncidentStatuses])
    .where('last_seen_ms', '>=', (draft.firstTimeMs ?? draft.timeMs) - windowMs)
    .where('first_seen_ms', '<=', draft.timeMs + windowMs)
    .orderBy('sharing.shared', 'desc')
    .orderBy('last_seen_ms', 'desc')
    .limit(CANDIDATES_MAX)
    .execute();
  return rows.map(incidentOf).sort((a, b) => b.lastSeenMs - a.lastSeenMs);
}
