import type { Entity } from '../../contracts/entity.ts';
import type { FindingDraft } from '../../contracts/finding.ts';
import type { Incident } from '../../contracts/incident.ts';

/** What an incident shows; derived from its findings. */
export interface IncidentFace {
  readonly title: string;
  readonly severity: Incident['severity'];
}

/**
 * How findings become incidents. Pure; the store calls it inside the transaction that commits a round, with what it
 * has read there, so that two findings of one round can share a new incident.
 */
export interface IncidentPolicy {
  /** A draft whose key was last seen within this time counts up the earlier finding. Event time, milliseconds. */
  readonly dedupWindowMs: number;
  /** Open incidents last seen (event time) further away than this are no candidates. Milliseconds. */
  readonly groupWindowMs: number;
  /** Whether findings on this entity may belong together; only such entities are looked up. */
  binds(entity: Entity): boolean;
  /**
   * Chooses the open incident that a new finding joins.
   * @param candidates open incidents within the window that share at least one binding entity, newest first, at most 50
   * @returns the incident's id; undefined opens a new one
   */
  choose(draft: FindingDraft, candidates: readonly Incident[]): string | undefined;
  /** Face of an incident that this finding opens. */
  open(draft: FindingDraft): IncidentFace;
  /** Face after the finding joined. */
  merge(incident: Incident, draft: FindingDraft): IncidentFace;
}
