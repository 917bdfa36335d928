import type { Approvals } from './approvals.ts';
import type { Budgets } from './budgets.ts';
import type { CallCounts } from './call-counts.ts';
import type { CallFeedbacks } from './call-feedback.ts';
import type { EventStore, Journal } from './event-log.ts';
import type { Findings, Incidents } from './findings.ts';
import type { Hunt } from './hunt.ts';
import type { Identities } from './identities.ts';
import type { IncidentPolicy } from './incident-policy.ts';
import type { DeadLetters, EventCounts, Outbox, Settings } from './operations.ts';
import type { PipelineState } from './pipeline-state.ts';
import type { RedteamReports } from './redteam-reports.ts';
import type { SealedVaults } from './sealed-vaults.ts';

/** Rows that a call of `prune` removed. */
export interface Pruned {
  readonly outboxItems: number;
  readonly deadLetters: number;
  readonly eventCounts: number;
  readonly callCounts: number;
  readonly approvals: number;
  readonly sealedVaults: number;
}

/** Everything that is kept, behind one door; SQLite and PostgreSQL pass the same conformance suite. */
export interface Store {
  readonly journal: Journal;
  readonly events: EventStore;
  readonly hunt: Hunt;
  readonly pipeline: PipelineState;
  readonly findings: Findings;
  readonly incidents: Incidents;
  readonly deadLetters: DeadLetters;
  readonly eventCounts: EventCounts;
  readonly callCounts: CallCounts;
  readonly callFeedback: CallFeedbacks;
  readonly redteamReports: RedteamReports;
  readonly sealedVaults: SealedVaults;
  readonly settings: Settings;
  readonly outbox: Outbox;
  readonly identities: Identities;
  readonly budgets: Budgets;
  readonly approvals: Approvals;
  /**
   * Removes what was delivered or replayed a week before `nowMs` or earlier, counts of events and calls older than 400
   * days, vaults whose time is over and the oldest of more than 100,000, in bounded steps; what a call leaves, the next one takes.
   */
  prune(nowMs: number): Promise<Pruned>;
  /** A cheap question to each part, for /readyz; throws a Fault that names the part. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly dataDir: string;
  /** `postgres://…`; the embedded SQLite store when absent. */
  readonly databaseUrl?: string;
  readonly incidentPolicy: IncidentPolicy;
}
