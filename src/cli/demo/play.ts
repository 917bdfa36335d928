import { setTimeout as sleep } from 'node:timers/promises';
import {
  attacks,
  benignRecord,
  carelessCall,
  hostileCall,
  ordinaryCall,
  pastHours,
} from '../../simulator/index.ts';
import { type DemoSession, makeCall, sendRecords } from './demo-session.ts';

const PAST_HOURS = 24;
const PAST_EVENTS = 5_000;
const FIRST_CALLS = 12;
const TICK_MS = 1_000;
/** An attack's records are minutes apart in their own time; live, one arrives with each tick. */
const ATTACK_LASTS_MS = 15 * 60_000;
const FIRST_ATTACK_TICK = 12;
const ATTACK_EVERY_TICKS = 75;
const HOSTILE_EVERY_TICKS = 17;
const CARELESS_EVERY_TICKS = 29;
const RETRY_MS = 5_000;

/** Plays the company until it is told to stop: first its last day, so that nothing in the console is empty, then live. */
export async function play(session: DemoSession, stop: AbortSignal): Promise<void> {
  try {
    await replayPast(session, stop);
  } catch (error) {
    if (!stop.aborted)
      session.log.error({ err: error }, 'the past of the simulated company could not be sent');
  }
  await playLive(session, stop);
}

async function replayPast(session: DemoSession, stop: AbortSignal): Promise<void> {
  await sendRecords(session, pastHours(session.random, Date.now(), PAST_HOURS, PAST_EVENTS), stop);
  for (let i = 0; i < FIRST_CALLS && !stop.aborted; i++) {
    await makeCall(session, i % 6 === 5 ? hostileCall(session.random) : ordinaryCall(session.random), stop);
  }
}

/** Work all the time, and now and then an attack on either wing. */
async function playLive(session: DemoSession, stop: AbortSignal): Promise<void> {
  const scripts = Object.values(attacks);
  let running: ReturnType<(typeof scripts)[number]> = [];
  for (let tick = 1; !stop.aborted; tick++) {
    if (tick % ATTACK_EVERY_TICKS === FIRST_ATTACK_TICK) {
      const script = scripts[Math.floor(tick / ATTACK_EVERY_TICKS) % scripts.length];
      running = script?.(session.random, Date.now() - ATTACK_LASTS_MS) ?? [];
    }
    try {
      await playTick(session, tick, running.splice(0, 2), stop);
      await sleep(TICK_MS, undefined, { signal: stop });
    } catch (error) {
      if (stop.aborted) return;
      session.log.warn({ err: error }, 'the simulated company could not reach the server');
      await sleep(RETRY_MS, undefined, { signal: stop }).catch(() => undefined);
    }
  }
}

async function playTick(
  session: DemoSession,
  tick: number,
  attack: ReturnType<typeof pastHours>,
  stop: AbortSignal,
): Promise<void> {
  const { random } = session;
  const benign = Array.from({ length: random.integer(1, 6) }, () => benignRecord(random, Date.now()));
  await sendRecords(session, [...benign, ...attack]);
  if (tick % HOSTILE_EVERY_TICKS === 5) await makeCall(session, hostileCall(random), stop);
  else if (tick % CARELESS_EVERY_TICKS === 9)
    await makeCall(session, carelessCall(random, inertKey(session)), stop);
  else if (random.chance(0.5)) await makeCall(session, ordinaryCall(random), stop);
}

/** Has the shape of an AWS access key id and opens nothing. */
function inertKey({ random }: DemoSession): string {
  const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'];
  return `AKIA${Array.from({ length: 16 }, () => random.pick(alphabet)).join('')}`;
}
