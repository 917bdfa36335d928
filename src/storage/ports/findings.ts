import type { Finding, FindingStatus } from '../../contracts/finding.ts';
import type { Incident, IncidentEntry, IncidentStatus } from '../../contracts/incident.ts';
import type { Severity } from '../../contracts/severity.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface PageQuery {
  /** 1..500 */
  readonly limit: number;
  readonly cursor?: string;
}

export interface FindingQuery extends PageQuery {
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly severities?: readonly Severity[];
  readonly wing?: string;
  readonly detector?: string;
  readonly ruleId?: string;
  readonly status?: FindingStatus;
  readonly incidentId?: string;
  readonly entity?: { readonly kind: string; readonly name: string };
}

export interface Findings {
  /** Newest `lastSeenMs` first. */
  list(query: FindingQuery): Promise<Page<Finding>>;
  get(id: string): Promise<Finding | undefined>;
  setStatus(id: string, status: FindingStatus, actorId: string): Promise<Finding | undefined>;
  /** Findings per rule, for the detections page. */
  countByRule(
    fromMs: number,
    toMs: number,
  ): Promise<readonly { detector: string; ruleId: string; count: number; lastSeenMs: number }[]>;
  /** Findings per bucket and severity, for the charts. */
  histogram(
    fromMs: number,
    toMs: number,
    bucketMs: number,
  ): Promise<readonly { bucketMs: number; severity: Severity; count: number }[]>;
}

export interface IncidentQuery extends PageQuery {
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly statuses?: readonly IncidentStatus[];
  readonly severities?: readonly Severity[];
  readonly wing?: string;
  /** Account id, or `none`. */
  readonly assigneeId?: string;
  /** Text in the title or an entity's name. */
  readonly text?: string;
  readonly entity?: { readonly kind: string; readonly name: string };
}

export interface IncidentChange {
  readonly status?: IncidentStatus;
  readonly severity?: Severity;
  readonly assigneeId?: string | null;
  readonly title?: string;
  readonly resolution?: Incident['resolution'];
}

export interface Actor {
  readonly id: string;
  readonly name: string;
}

export interface Incidents {
  /** Newest `lastSeenMs` first. */
  list(query: IncidentQuery): Promise<Page<Incident>>;
  /** By id (`inc_…`) or number (`42`). */
  get(idOrNumber: string): Promise<Incident | undefined>;
  /** The story, oldest first; at most 1,000 entries. */
  entries(id: string): Promise<readonly IncidentEntry[]>;
  /** Applies the change and writes one entry for each changed attribute, in one transaction. */
  change(id: string, change: IncidentChange, actor: Actor, nowMs: number): Promise<Incident | undefined>;
  comment(id: string, text: string, actor: Actor, nowMs: number): Promise<IncidentEntry | undefined>;
  /** Open incidents by severity. */
  openBySeverity(): Promise<readonly { severity: Severity; count: number }[]>;
}
