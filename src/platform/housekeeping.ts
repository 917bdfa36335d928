import type { Identity } from '../identity/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import type { EventStore, Store } from '../storage/ports/index.ts';

const EVERY_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

export interface HousekeepingDeps {
  readonly events: EventStore;
  readonly prune: Store['prune'];
  readonly identity: Identity;
  readonly clock: Clock;
  readonly log: Logger;
  /** Days that stay open before they are sealed. */
  readonly hotDays: number;
}

/** What has to be done now and then: seal days that are over, forget sessions that have ended and what was settled. */
export class Housekeeping {
  readonly #deps: HousekeepingDeps;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(deps: HousekeepingDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#running = this.#running.then(() => this.run());
    }, EVERY_MS).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async run(): Promise<void> {
    const { events, prune, identity, clock, log, hotDays } = this.#deps;
    try {
      await identity.deleteExpiredSessions();
      await prune(clock.nowMs());
      const lastHotDay = new Date(clock.nowMs() - (hotDays - 1) * DAY_MS).toISOString().slice(0, 10);
      for (const { day, state } of await events.segments()) {
        if (state === 'sealed' || day >= lastHotDay) continue;
        const sealed = await events.seal(day);
        log.info({ day, events: sealed.events, bytes: sealed.bytes }, 'day sealed');
      }
    } catch (error) {
      log.error({ err: error }, 'housekeeping failed and is tried again later');
    }
  }
}
