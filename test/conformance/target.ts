import type { FindingDraft } from '../../src/contracts/finding.ts';
import type { SharedStore } from '../../src/storage/index.ts';
import type { IncidentPolicy } from '../../src/storage/ports/index.ts';
import type { MemorySealedStore } from './memory-sealed-store.ts';

/** One store under test, with what outlives it: it can be closed and opened again on the same data. */
export interface StoreUnderTest {
  readonly store: SharedStore;
  readonly sealed: MemorySealedStore;
  /** Closes the store and opens it again. */
  reopen(): Promise<void>;
  dispose(): Promise<void>;
}

/** Makes a store on empty data. */
export type MakeStore = () => Promise<StoreUnderTest>;

const MINUTE_MS = 60_000;

/** Simple enough to foresee: the newest incident that shares an entity, and the graver severity. */
export const testPolicy: IncidentPolicy = {
  dedupWindowMs: 10 * MINUTE_MS,
  groupWindowMs: 60 * MINUTE_MS,
  binds: () => true,
  choose: (_draft: FindingDraft, candidates) => candidates[0]?.id,
  open: (draft) => ({ title: draft.title, severity: draft.severity }),
  merge: (incident, draft) => ({
    title: incident.title,
    severity: draft.severity === 'critical' ? 'critical' : incident.severity,
  }),
};
