import { parentPort, workerData } from 'node:worker_threads';
import { attachStore, type StoreHandle } from '../../src/storage/index.ts';
import { MemorySealedStore } from './memory-sealed-store.ts';
import { batch, draft, event, round } from './samples.ts';
import { testPolicy } from './target.ts';

/** A pipeline's thread in miniature: appends, reads what is there, writes, commits and trims through a handle. */
const handle = workerData as StoreHandle;
const store = await attachStore(handle, { incidentPolicy: testPolicy }, new MemorySealedStore());
await Promise.all(
  Array.from({ length: 20 }, (_, index) => store.journal.append([batch(`thread ${index}\n`)])),
);
let place = 0;
let processed = 0;
while (processed < 40) {
  const chunks = await store.journal.read(place, 1);
  for (const { chunkSeq, recordCount } of chunks) {
    await store.events.write([event(chunkSeq)]);
    await store.pipeline.commit(
      round(chunkSeq, { fromChunkSeq: place, processed: recordCount, findings: [draft()] }),
    );
    await store.journal.trim(chunkSeq);
    place = chunkSeq;
    processed += recordCount;
  }
}
await store.close();
parentPort?.postMessage(processed);
