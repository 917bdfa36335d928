import { controlPlane } from './001-control-plane.ts';
import { eventLog } from './002-event-log.ts';
import { replayedIndex } from './003-replayed-index.ts';
import { callCounts } from './005-call-counts.ts';
import { feedbackAndReports } from './006-feedback-and-reports.ts';
import { traffic } from './007-traffic.ts';
import { customGuards } from './008-custom-guards.ts';
import { sealedVaults } from './009-sealed-vaults.ts';
import { approvals } from './010-approvals.ts';
import type { Migration } from './migration.ts';

/** Every migration in order. New ones are added at the end. */
export const migrations: readonly Migration[] = [
  controlPlane,
  eventLog,
  replayedIndex,
  callCounts,
  feedbackAndReports,
  traffic,
  customGuards,
  sealedVaults,
  approvals,
];

export { migrate } from './migrate.ts';
export type { Migration, SqlDialect } from './migration.ts';
