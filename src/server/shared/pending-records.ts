import type { AppDeps } from '../ports.ts';

/** Records that are accepted and wait to be processed. */
export async function pendingRecords(deps: Pick<AppDeps, 'store' | 'pipeline'>): Promise<number> {
  // The place of the pipeline first: what is accepted in between only adds to what waits.
  const { processed, deadLettered } = deps.pipeline.totals();
  return Math.max(0, (await deps.store.journal.acceptedTotal()) - processed - deadLettered);
}
