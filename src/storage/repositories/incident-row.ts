import { type Wing, wings } from '../../contracts/finding.ts';
import type { Incident, IncidentEntry } from '../../contracts/incident.ts';
import { severityOf } from '../../contracts/severity.ts';
import type { IncidentEntryRow, IncidentRow } from './tables.ts';

/** Bit of a wing in the column `wings`. */
export function wingBit(wing: Wing): number {
  return 1 << wings.indexOf(wing);
}

export function incidentOf(row: IncidentRow): Incident {
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    severity: severityOf(row.severity_id),
    status: row.status as Incident['status'],
    assigneeId: row.assignee_id,
    wings: wings.filter((wing) => (row.wings & wingBit(wing)) !== 0),
    entities: JSON.parse(row.entities_json) as Incident['entities'],
    techniques: JSON.parse(row.techniques_json) as Incident['techniques'],
    findingCount: row.finding_count,
    eventCount: row.event_count,
    firstSeenMs: row.first_seen_ms,
    lastSeenMs: row.last_seen_ms,
    createdMs: row.created_ms,
    updatedMs: row.updated_ms,
    resolution: row.resolution as Incident['resolution'],
  };
}

export function incidentEntryOf(row: IncidentEntryRow): IncidentEntry {
  return {
    id: row.id,
    incidentId: row.incident_id,
    timeMs: row.time_ms,
    kind: row.kind as IncidentEntry['kind'],
    actorId: row.actor_id,
    actorName: row.actor_name,
    text: row.text,
    findingId: row.finding_id,
  };
}
