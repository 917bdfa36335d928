import type { PipelineTotals, RoundOutcome } from '../../storage/ports/index.ts';
import type { AppDeps } from '../ports.ts';
import type { LiveHub } from './live-hub.ts';
import { TrafficFeed } from './traffic-feed.ts';

const countsEveryMs = 1000;
/** Findings and incidents told per second; a flood is shown by the counts, and the lists are fetched anyway. */
const storiesPerSecondMax = 20;

/** Turns what the pipeline and the gateway do into live events. Reads nothing while nobody listens. */
export class LiveFeed {
  readonly #deps: AppDeps;
  readonly #hub: LiveHub;
  readonly #traffic: TrafficFeed;
  readonly #timer: NodeJS.Timeout;
  readonly #unsubscribe: readonly (() => void)[];
  #storiesLeft = storiesPerSecondMax;
  #told = '';
  #last: { readonly processed: number; readonly atMs: number } | undefined;
  #eventsPerSecond = 0;

  constructor(deps: AppDeps, hub: LiveHub) {
    this.#deps = deps;
    this.#hub = hub;
    this.#traffic = new TrafficFeed(hub);
    hub.onJoin((send) => this.#guarded(async () => send('counts', await this.#counts())));
    this.#unsubscribe = [
      deps.pipeline.onCommit((_totals, outcome) => this.#guarded(() => this.#tellOutcome(outcome))),
      deps.gateway.onCall((call) => this.#traffic.add(call)),
    ];
    this.#timer = setInterval(() => {
      this.#storiesLeft = storiesPerSecondMax;
      this.#guarded(() => this.#tellCounts());
    }, countsEveryMs);
    this.#timer.unref();
  }

  close(): void {
    this.#traffic.close();
    clearInterval(this.#timer);
    for (const end of this.#unsubscribe) end();
  }

  #guarded(tell: () => Promise<void>): void {
    tell().catch((error: unknown) => this.#deps.log.warn({ error }, 'live update failed'));
  }

  async #tellCounts(): Promise<void> {
    this.#measureRate();
    if (this.#hub.size === 0) return;
    const counts = await this.#counts();
    const text = JSON.stringify(counts);
    if (text !== this.#told) this.#hub.send('counts', counts);
    this.#told = text;
  }

  /** Runs with every tick, listeners or not, so that the first one to come hears the rate of the last second. */
  #measureRate(): void {
    const { processed } = this.#deps.pipeline.totals();
    const atMs = this.#deps.clock.nowMs();
    if (this.#last) {
      const elapsedMs = Math.max(1, atMs - this.#last.atMs);
      this.#eventsPerSecond = Math.round(((processed - this.#last.processed) * 1000) / elapsedMs);
    }
    this.#last = { processed, atMs };
  }

  async #counts() {
    const totals: PipelineTotals = this.#deps.pipeline.totals();
    const accepted = await this.#deps.store.journal.acceptedTotal();
    return {
      accepted,
      processed: totals.processed,
      deadLettered: totals.deadLettered,
      pending: Math.max(0, accepted - totals.processed - totals.deadLettered),
      eventsPerSecond: this.#eventsPerSecond,
    };
  }

  async #tellOutcome(outcome: RoundOutcome): Promise<void> {
    if (this.#hub.size === 0) return;
    const incidentIds = new Set<string>();
    for (const { findingId, incidentId } of outcome.findings) {
      if (this.#storiesLeft <= 0) return;
      this.#storiesLeft--;
      incidentIds.add(incidentId);
      const finding = await this.#deps.store.findings.get(findingId);
      if (!finding) continue;
      const { id, severity, title } = finding;
      this.#hub.send('finding', { id, severity, title, incidentId });
    }
    for (const incidentId of incidentIds) await this.#tellIncident(incidentId);
  }

  async #tellIncident(incidentId: string): Promise<void> {
    const incident = await this.#deps.store.incidents.get(incidentId);
    if (!incident) return;
    const { id, number, title, severity, status } = incident;
    this.#hub.send('incident', { id, number, title, severity, status });
  }
}
