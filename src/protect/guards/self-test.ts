import type { Guard, GuardProbe, GuardResult } from '../../contracts/guard.ts';

/** Whether one guard can tell its own probes apart. */
export interface SelfTestOutcome {
  readonly guard: string;
  readonly isOk: boolean;
  /** Why not; holds no probe text. */
  readonly reason?: string;
}

const THRESHOLD = 0.5;
const PROBE_TIME_MS = 5_000;

/**
 * Runs every guard on its own known-bad and known-good texts. A detector whose weights did not load gives one answer to
 * everything; readiness must not report it as serving.
 */
export function selfTest(
  guards: readonly Guard[],
  now: () => number = () => performance.now(),
): SelfTestOutcome[] {
  return guards.map((guard) => {
    const reason = findFault(guard, now);
    return reason === undefined
      ? { guard: guard.name, isOk: true }
      : { guard: guard.name, isOk: false, reason };
  });
}

function findFault(guard: Guard, now: () => number): string | undefined {
  const { bad, good } = guard.probes;
  if (bad.length === 0 || good.length === 0) return 'it brings no probes of both kinds';
  const probe = ({ call, ...content }: GuardProbe) => {
    const context = { threshold: THRESHOLD, deadlineMs: now() + PROBE_TIME_MS };
    return guard.inspect(content, call === undefined ? context : { ...context, call }).score >= THRESHOLD;
  };
  try {
    const missed = bad.findIndex((content) => !probe(content));
    if (missed >= 0) return `known-bad probe ${missed} was not found`;
    const flagged = good.findIndex((content) => probe(content));
    if (flagged >= 0) return `known-good probe ${flagged} was flagged`;
  } catch (error) {
    return `a probe made it throw ${error instanceof Error ? error.name : 'a value'}`;
  }
  return undefined;
}

/** {@link selfTest} of one guard that may answer later; says what is wrong with it. */
export async function selfTestLater(
  guard: Pick<Guard, 'probes'> & { inspect(...asked: Parameters<Guard['inspect']>): unknown },
  now: () => number = () => performance.now(),
): Promise<string | undefined> {
  const answers = new Map<GuardProbe, GuardResult>();
  const { bad, good } = guard.probes;
  try {
    for (const probe of [...bad, ...good]) {
      const { call, ...content } = probe;
      const context = { threshold: THRESHOLD, deadlineMs: now() + PROBE_TIME_MS };
      const asked = call === undefined ? context : { ...context, call };
      answers.set(probe, (await guard.inspect(content, asked)) as GuardResult);
    }
  } catch (error) {
    return `a probe made it throw ${error instanceof Error ? error.name : 'a value'}`;
  }
  const isFound = (probe: GuardProbe) => answers.get(probe)!.score >= THRESHOLD;
  const missed = bad.findIndex((probe) => !isFound(probe));
  if (missed >= 0) return `known-bad probe ${missed} was not found`;
  const flagged = good.findIndex(isFound);
  return flagged >= 0 ? `known-good probe ${flagged} was flagged` : undefined;
}
