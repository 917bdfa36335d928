/** The thread in which one module of a customer's runs: `workerData` is the module's URL. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { Guard } from '../../../contracts/guard.ts';
import { selfTestLater } from '../self-test.ts';
import type { ModuleJob } from './module-messages.ts';

const moduleSchema = z.object({
  guard: z.object({
    inspect: z.custom<Guard['inspect']>((value) => typeof value === 'function'),
    probes: z.object({ bad: z.array(z.any()).min(1), good: z.array(z.any()).min(1) }),
  }),
});

// The path comes from the operator's configuration, so no literal can name it; `require` also loads ES modules.
const load = createRequire(import.meta.url);
const loading = Promise.resolve(z.string().parse(workerData)).then((url): Guard => {
  const module: unknown = load(fileURLToPath(url));
  return moduleSchema.parse(module).guard as unknown as Guard;
});
// A module that does not load answers every job with its error; without this the rejection would end the thread first.
loading.catch(() => undefined);

parentPort?.on('message', async (job: ModuleJob) => {
  try {
    const guard = await loading;
    const result =
      job.kind === 'inspect' ? await guard.inspect(job.content, job.context) : await selfTestLater(guard);
    parentPort?.postMessage({ id: job.id, result });
  } catch (error) {
    parentPort?.postMessage({ id: job.id, error: error instanceof Error ? error.name : 'unknown' });
  }
});
