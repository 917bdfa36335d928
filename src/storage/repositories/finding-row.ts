import type { Finding, FindingDraft } from '../../contracts/finding.ts';
import { severityId, severityOf } from '../../contracts/severity.ts';
import type { FindingRow } from './tables.ts';

type About = Pick<Finding, 'references' | 'author' | 'falsePositives'>;

export function findingOf(row: FindingRow): Finding {
  return {
    id: row.id,
    detector: row.detector,
    detectorVersion: row.detector_version,
    wing: row.wing as Finding['wing'],
    ruleId: row.rule_id,
    title: row.title,
    ...(row.description === null ? {} : { description: row.description }),
    severity: severityOf(row.severity_id),
    score: row.score,
    entities: JSON.parse(row.entities_json) as Finding['entities'],
    techniques: JSON.parse(row.techniques_json) as Finding['techniques'],
    evidence: JSON.parse(row.evidence_json) as Finding['evidence'],
    ...(JSON.parse(row.about_json) as About),
    dedupKey: row.dedup_key,
    firstSeenMs: row.first_seen_ms,
    lastSeenMs: row.last_seen_ms,
    count: row.count,
    status: row.status as Finding['status'],
    incidentId: row.incident_id,
    createdMs: row.created_ms,
  };
}

export function newFindingRow(
  draft: FindingDraft,
  id: string,
  incidentId: string,
  nowMs: number,
): FindingRow {
  const { references, author, falsePositives } = draft;
  return {
    id,
    detector: draft.detector,
    detector_version: draft.detectorVersion,
    wing: draft.wing,
    rule_id: draft.ruleId,
    title: draft.title,
    description: draft.description ?? null,
    severity_id: severityId(draft.severity),
    score: draft.score,
    entities_json: JSON.stringify(draft.entities),
    techniques_json: JSON.stringify(draft.techniques),
    evidence_json: JSON.stringify(draft.evidence),
    about_json: JSON.stringify({ references, author, falsePositives }),
    dedup_key: draft.dedupKey,
    first_seen_ms: draft.firstTimeMs ?? draft.timeMs,
    last_seen_ms: draft.timeMs,
    count: draft.count ?? 1,
    status: 'new',
    status_by: null,
    incident_id: incidentId,
    created_ms: nowMs,
  };
}
