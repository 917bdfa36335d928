// The pipeline's thread: reads the journal, normalises, stores, detects, commits. Started by pipeline-client.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../kernel/clock.ts';
import { servePort } from '../kernel/port-rpc.ts';
import { incidentPolicy } from '../pipeline/incident-policy.ts';
import { normaliseRecord } from '../pipeline/normalise/index.ts';
import { Pipeline } from '../pipeline/pipeline.ts';
import { attachStore } from '../storage/index.ts';
import { DetectorSet } from './detectors.ts';
import type { PipelineNews, PipelineStart } from './pipeline-messages.ts';

const port = parentPort;
if (!port) throw new Error('this module runs as a worker');
const { storeHandle, rulesDirs, callPort } = workerData as PipelineStart;
const tell = (news: PipelineNews): void => port.postMessage(news);

const store = await attachStore(storeHandle, { incidentPolicy });
const detectors = new DetectorSet(rulesDirs);
const pipeline = new Pipeline({
  journal: store.journal,
  events: store.events,
  state: store.pipeline,
  normalise: normaliseRecord,
  clock: systemClock,
  dedupWindowMs: incidentPolicy.dedupWindowMs,
  onCommit: (totals, outcome) => tell({ kind: 'committed', totals, outcome }),
  onError: (what, error) => {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    tell({ kind: 'error', what, message, stack });
  },
});

/** Reloads run one after another: two at once could leave the older switches in force. */
let reloading: Promise<void> = Promise.resolve();

async function reload(): Promise<void> {
  await detectors.readRules();
  detectors.setToggles(await store.settings.toggles());
  await pipeline.replaceDetectors(detectors.active());
}

servePort(callPort, {
  load: reload,
  start: async () => {
    await pipeline.start();
    return pipeline.totals;
  },
  wake: () => pipeline.wake(),
  detectors: () => detectors.summaries(),
  ruleBook: () => detectors.ruleBook(),
  reload: () => {
    const result = reloading.then(reload);
    reloading = result.catch(() => undefined);
    return result;
  },
  stop: async () => {
    await pipeline.stop();
    await store.close();
  },
});
