import { Gauge, type Registry } from 'prom-client';
import { systemClock } from '../../kernel/clock.ts';
import type { Store } from '../../storage/ports/index.ts';
import { budgetViews } from '../shared/budget-view.ts';

const figures = ['amount', 'used', 'reserved'] as const;

/** Where budgets stand, read at each scrape. Their names are the operator's, a thousand at most. */
export function collectBudgetMetrics(registry: Registry, store: Store): void {
  new Gauge({
    name: 'bartizan_budget',
    help: 'What a budget allows in its current period, what is used of it, and what calls under way hold back.',
    labelNames: ['budget', 'unit', 'figure'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const view of await budgetViews({ store, clock: systemClock })) {
        for (const figure of figures) this.set({ budget: view.name, unit: view.unit, figure }, view[figure]);
      }
    },
  });
}
