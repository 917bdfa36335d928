import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { attachStore } from '../../src/storage/index.ts';
import { describeApprovals } from './approvals.ts';
import { describeBudgets } from './budgets.ts';
import { describeCallCounts } from './call-counts.ts';
import { describeCallRecords } from './call-records.ts';
import { describeControlPlane } from './control-plane.ts';
import { describeEvents } from './events.ts';
import { describeIdentities } from './identities.ts';
import { describeJournal } from './journal.ts';
import { MemorySealedStore } from './memory-sealed-store.ts';
import { describePipelineState } from './pipeline-state.ts';
import { describePruning } from './pruning.ts';
import { batch, draft, event, round } from './samples.ts';
import { describeSealedVaults } from './sealed-vaults.ts';
import { describeSealing } from './sealing.ts';
import { type MakeStore, testPolicy } from './target.ts';

/** What every store must do, whatever it is made of. */
export function describeStore(name: string, make: MakeStore): void {
  describe(`a store in ${name}`, () => {
    describeJournal(make);
    describeEvents(make);
    describeSealing(make);
    describePipelineState(make);
    describeApprovals(make);
    describeBudgets(make);
    describeCallCounts(make);
    describeCallRecords(make);
    describeControlPlane(make);
    describeIdentities(make);
    describePruning(make);
    describeSealedVaults(make);

    it('can be used through a handle', async () => {
      const target = await make();
      const attached = await attachStore(
        target.store.share(),
        { incidentPolicy: testPolicy },
        new MemorySealedStore(),
      );
      const { chunkSeq } = await target.store.journal.append([batch('a\n')]);
      expect((await attached.journal.read(0, 1e6)).map((chunk) => chunk.chunkSeq)).toEqual([chunkSeq]);
      await attached.events.write([event(1)]);
      await attached.pipeline.commit(round(chunkSeq, { fromChunkSeq: 0, processed: 1, findings: [draft()] }));
      await attached.journal.trim(chunkSeq);
      await attached.check();
      await attached.close();
      expect((await target.store.events.search({ limit: 10 })).events).toHaveLength(1);
      expect((await target.store.incidents.list({ limit: 10 })).items).toHaveLength(1);
      expect(await target.store.journal.read(0, 1e6)).toEqual([]);
      await target.store.check();
      await target.dispose();
    });

    it('is shared by two threads that write at the same time', async () => {
      const target = await make();
      const handle = target.store.share();
      const worker = new Worker(new URL('./attached-worker.ts', import.meta.url), {
        workerData: handle,
        transferList: [...handle.ports],
      });
      const processed = once(worker, 'message');
      const texts = Array.from({ length: 20 }, (_, index) => `main ${index}\n`);
      await Promise.all(texts.map((text) => target.store.journal.append([batch(text)])));
      expect(await processed).toEqual([40]);
      await once(worker, 'exit');
      expect(await target.store.journal.acceptedTotal()).toBe(40);
      expect((await target.store.pipeline.totals()).processed).toBe(40);
      expect(await target.store.journal.read(0, 1e9)).toEqual([]);
      expect((await target.store.events.search({ limit: 100 })).events).toHaveLength(40);
      expect((await target.store.findings.list({ limit: 10 })).items).toMatchObject([{ count: 40 }]);
      await target.dispose();
    });
  });
}
