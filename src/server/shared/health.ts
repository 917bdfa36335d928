import { z } from 'zod';
import { Fault } from '../../kernel/fault.ts';
import type { AppDeps } from '../ports.ts';
import { pendingRecords } from './pending-records.ts';

export const partHealthSchema = z.object({
  part: z.string(),
  state: z.enum(['ok', 'degraded', 'starting', 'failed']),
  detail: z.string(),
});
export type PartHealth = z.infer<typeof partHealthSchema>;

const storeTimeoutMs = 3000;
/** Records waiting from which the pipeline is called behind. */
const pendingDegraded = 500_000;

/** State of every part. Details are for people and hold no secrets, paths or content. */
export async function healthOf(deps: AppDeps): Promise<PartHealth[]> {
  const store = await storeHealth(deps);
  // Without a store there is no telling how much waits.
  const pipeline = store.state === 'ok' ? [await pipelineHealth(deps)] : [];
  return [store, ...pipeline, guardsHealth(deps), detectionHealth(deps)];
}

async function storeHealth(deps: AppDeps): Promise<PartHealth> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), storeTimeoutMs);
  });
  try {
    const outcome = await Promise.race([deps.store.check(), late]);
    if (outcome === 'late') return part('store', 'failed', `no answer within ${storeTimeoutMs / 1000} s`);
    return part('store', 'ok', 'answers');
  } catch (error) {
    deps.log.error({ error }, 'store check failed');
    return part(
      'store',
      'failed',
      error instanceof Fault ? error.publicMessage : 'the check failed; see the log',
    );
  } finally {
    clearTimeout(timer);
  }
}

async function pipelineHealth(deps: AppDeps): Promise<PartHealth> {
  const failure = deps.pipeline.failure;
  if (failure !== undefined) return part('pipeline', 'failed', 'it has stopped; see the log');
  const pending = await pendingRecords(deps);
  const isBehind = pending >= pendingDegraded;
  return part(
    'pipeline',
    isBehind ? 'degraded' : 'ok',
    pending === 1 ? '1 record waits' : `${pending} records wait`,
  );
}

/**
 * Every guard with what it said to its own probes. A guard that ships and fails means that this installation cannot be
 * trusted; one of the customer's own fails closed by itself, and the rest works on.
 */
function guardsHealth(deps: AppDeps): PartHealth {
  const tests = deps.guards.selfTest();
  const failed = tests.filter((test) => !test.ok);
  const names = tests.map(({ guard }) => guard).join(', ');
  if (failed.length === 0) return part('guards', 'ok', `told their probes apart: ${names}`.slice(0, 500));
  const builtIn = new Set(
    deps.guards
      .list()
      .filter(({ kind }) => kind === 'built-in')
      .map(({ name }) => name),
  );
  const detail = failed.map((test) => `${test.guard}: ${test.detail}`).join('; ');
  const state = failed.some(({ guard }) => builtIn.has(guard)) ? 'failed' : 'degraded';
  return part('guards', state, detail.slice(0, 500));
}

function detectionHealth(deps: AppDeps): PartHealth {
  const { state } = deps.detection;
  if (state === 'loading') return part('detection', 'starting', 'the rules are being loaded');
  if (state === 'failed') return part('detection', 'failed', 'the rules could not be loaded; see the log');
  const problems = deps.detection.problems().length;
  const rules = deps.detection.rules().length;
  if (problems === 0) return part('detection', 'ok', `${rules} rules loaded`);
  // Rules that cannot run are shown in the console; they do not make the server unready.
  return part('detection', 'degraded', `${rules} rules loaded, ${problems} could not be`);
}

function part(name: string, state: PartHealth['state'], detail: string): PartHealth {
  return { part: name, state, detail };
}
