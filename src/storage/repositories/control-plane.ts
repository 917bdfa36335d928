import type { Kysely } from 'kysely';
import type { IncidentPolicy, Store } from '../ports/index.ts';
import { ApprovalRepository } from './approvals.ts';
import { BudgetRepository } from './budgets.ts';
import { CallCountRepository } from './call-counts.ts';
import { CallFeedbackRepository } from './call-feedback.ts';
import { DeadLetterRepository } from './dead-letters.ts';
import { EventCountRepository } from './event-counts.ts';
import { FindingRepository } from './findings.ts';
import { IdentityRepository } from './identities.ts';
import { IncidentRepository } from './incidents.ts';
import { OutboxRepository } from './outbox.ts';
import { PipelineStateRepository } from './pipeline-state.ts';
import { prune } from './prune.ts';
import { RedteamReportRepository } from './redteam-reports.ts';
import { SealedVaultRepository } from './sealed-vaults.ts';
import { SettingRepository } from './settings.ts';
import type { ControlTables } from './tables.ts';

export type ControlPlane = Pick<
  Store,
  | 'pipeline'
  | 'findings'
  | 'incidents'
  | 'deadLetters'
  | 'eventCounts'
  | 'callCounts'
  | 'callFeedback'
  | 'redteamReports'
  | 'sealedVaults'
  | 'settings'
  | 'outbox'
  | 'identities'
  | 'budgets'
  | 'approvals'
  | 'prune'
>;

/** The repositories over one database, whichever it is. */
export function controlPlane(db: Kysely<ControlTables>, policy: IncidentPolicy): ControlPlane {
  return {
    pipeline: new PipelineStateRepository(db, policy),
    findings: new FindingRepository(db),
    incidents: new IncidentRepository(db),
    deadLetters: new DeadLetterRepository(db),
    eventCounts: new EventCountRepository(db),
    callCounts: new CallCountRepository(db),
    callFeedback: new CallFeedbackRepository(db),
    redteamReports: new RedteamReportRepository(db),
    sealedVaults: new SealedVaultRepository(db),
    settings: new SettingRepository(db),
    outbox: new OutboxRepository(db),
    identities: new IdentityRepository(db),
    budgets: new BudgetRepository(db),
    approvals: new ApprovalRepository(db),
    prune: (nowMs) => prune(db, nowMs),
  };
}
