// Inspects long texts for guard-pool.ts, so that one call with a megabyte of prompt does not hold up all others.
import { parentPort, workerData } from 'node:worker_threads';
import { createChain, createQuickGuard, isQuick, loadDefaultGuards } from '../protect/guards/index.ts';
import type { GuardJob, GuardReply, GuardThreadData } from './guard-messages.ts';

const port = parentPort;
if (!port) throw new Error('this module runs as a worker');
const { customs } = workerData as GuardThreadData;
const guards = [...(await loadDefaultGuards()), ...customs.filter(isQuick).map(createQuickGuard)];
port.on('message', ({ id, policy, content, call }: GuardJob) => {
  port.postMessage({
    id,
    verdict: createChain(guards, policy).inspect(content, undefined, { call }),
  } satisfies GuardReply);
});
