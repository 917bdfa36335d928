import { Counter, Gauge, type Registry } from 'prom-client';
import type { PipelineTotals, Store } from '../../storage/ports/index.ts';

/** Where the figures come from. */
export interface StoreMetricsDeps {
  readonly store: Store;
  readonly pipeline: { totals(): PipelineTotals };
}

/** Outbox items counted per state and scrape; a longer queue shows as this many. */
const outboxItemsMax = 500;

/**
 * Metrics whose truth is in the store: read at each scrape, exact across restarts.
 * @returns what must run before each scrape
 */
export function collectStoreMetrics(registry: Registry, deps: StoreMetricsDeps): () => Promise<void> {
  const registers = [registry];
  new Gauge({
    name: 'bartizan_dead_letters_by_reason',
    help: 'Dead letters in the store by reason.',
    labelNames: ['reason'],
    registers,
    async collect() {
      this.reset();
      for (const row of await deps.store.deadLetters.countByReason())
        this.inc({ reason: row.reason }, row.count);
    },
  });
  new Gauge({
    name: 'bartizan_incidents_open',
    help: 'Open incidents by severity.',
    labelNames: ['severity'],
    registers,
    async collect() {
      this.reset();
      for (const row of await deps.store.incidents.openBySeverity())
        this.set({ severity: row.severity }, row.count);
    },
  });
  new Gauge({
    name: 'bartizan_outbox_items',
    help: `Deliveries that wait or failed for good; at most ${outboxItemsMax} are counted.`,
    labelNames: ['state'],
    registers,
    async collect() {
      for (const state of ['pending', 'failed'] as const) {
        const page = await deps.store.outbox.list({ limit: outboxItemsMax, state });
        this.set({ state }, page.items.length);
      }
    },
  });
  return totalsMetrics(registry, deps);
}

/** One snapshot for all four, so that accepted = processed + dead-lettered + pending holds in every scrape. */
function totalsMetrics(registry: Registry, deps: StoreMetricsDeps): () => Promise<void> {
  const registers = [registry];
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const accepted = counter(
    'bartizan_events_accepted_total',
    'Records accepted: durable when the sender was answered.',
  );
  const processed = counter('bartizan_events_processed_total', 'Records that were processed.');
  const deadLettered = counter('bartizan_events_dead_lettered_total', 'Records that could not be processed.');
  const pending = new Gauge({
    name: 'bartizan_events_pending',
    help: 'Records accepted, not yet processed.',
    registers,
  });
  const set = (metric: Counter, value: number) => {
    metric.reset();
    metric.inc(value);
  };
  return async () => {
    // The place of the pipeline first: what is accepted in between only adds to what is pending.
    const totals = deps.pipeline.totals();
    const acceptedTotal = await deps.store.journal.acceptedTotal();
    set(accepted, acceptedTotal);
    set(processed, totals.processed);
    set(deadLettered, totals.deadLettered);
    pending.set(Math.max(0, acceptedTotal - totals.processed - totals.deadLettered));
  };
}
