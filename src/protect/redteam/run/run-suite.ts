import type { Probe } from '../probe.ts';
import type { Dialect } from '../wire/shape.ts';
import { Pace } from './pace.ts';
import type { RunPorts } from './ports.ts';
import type { ProbeResult } from './result.ts';
import { runProbe } from './run-probe.ts';

export interface RunLimits {
  readonly concurrency: number;
  /** Requests a second; 0 for no limit of ours. */
  readonly perSecond: number;
  readonly requestsMax: number;
}

export interface SuiteRun {
  readonly probes: readonly Probe[];
  readonly ports: RunPorts;
  readonly dialect: Dialect;
  readonly model: string;
  readonly token: string | undefined;
  /** Whether answers are asked for as streams; guards of a stream are other code than those of a whole answer. */
  readonly isStream: boolean;
  readonly limits: RunLimits;
  readonly signal: AbortSignal;
  readonly onResult?: (result: ProbeResult, done: number) => void;
}

/** Why a run ended before its last probe. */
export type StopReason = 'complete' | 'interrupted' | 'request-limit' | 'no-answers';

export interface SuiteOutcome {
  readonly results: readonly ProbeResult[];
  readonly stop: StopReason;
  readonly requests: number;
}

/** With so many errors and not one answer, more requests would say nothing new. */
const ERRORS_BEFORE_STOP = 10;

/**
 * Runs a suite with a bounded number of workers, requests and requests a second. Probes that were never made, or were
 * broken off, have no result. Resolves also when the signal is aborted, with what there is.
 */
export async function runSuite(suite: SuiteRun): Promise<SuiteOutcome> {
  const { probes, limits, ports } = suite;
  const pace = new Pace(ports, limits.perSecond, limits.requestsMax);
  const giveUp = new AbortController();
  const signal = AbortSignal.any([suite.signal, giveUp.signal]);
  const results: (ProbeResult | undefined)[] = probes.map(() => undefined);
  let next = 0;
  let done = 0;
  let hasAnswer = false;
  const work = async (): Promise<void> => {
    while (next < probes.length && !signal.aborted && !pace.isSpent) {
      const index = next++;
      const result = await runProbe(probes[index]!, { ...suite, pace, signal });
      if (result === undefined) continue;
      results[index] = result;
      done++;
      hasAnswer ||= result.outcome !== 'inconclusive';
      suite.onResult?.(result, done);
      if (!hasAnswer && done >= ERRORS_BEFORE_STOP) giveUp.abort();
    }
  };
  await Promise.all(Array.from({ length: Math.min(limits.concurrency, probes.length) }, work));
  const made = results.filter((result) => result !== undefined);
  return { results: made, stop: stopReason(), requests: pace.requests };

  function stopReason(): StopReason {
    if (suite.signal.aborted) return 'interrupted';
    if (giveUp.signal.aborted) return 'no-answers';
    return made.length < probes.length ? 'request-limit' : 'complete';
  }
}
