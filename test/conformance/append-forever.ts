import { writeSync } from 'node:fs';
import { openStore } from '../../src/storage/index.ts';
import { MemorySealedStore } from './memory-sealed-store.ts';
import { batch } from './samples.ts';
import { testPolicy } from './target.ts';

/** A process of its own for crash tests: appends without end and prints what was acknowledged. */
const [dataDir = ''] = process.argv.slice(2);
const store = await openStore({ dataDir, incidentPolicy: testPolicy }, new MemorySealedStore());

async function run(writer: number): Promise<void> {
  for (let count = 0; ; count++) {
    const text = `writer ${writer} append ${count}`;
    await store.journal.append([batch(`${text}\n`)]);
    writeSync(1, `${text}\n`);
  }
}

await Promise.all([1, 2, 3, 4].map(run));
