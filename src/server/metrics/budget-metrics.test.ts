import { afterAll, beforeAll, expect, it } from 'vitest';
import { gatewayCall } from '../testing/gateway-call.ts';
import { type TestApp, testApp } from '../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it('shows where budgets stand, and what was turned away', async () => {
  const nowMs = Date.now();
  const { budgets } = test.store;
  await budgets.putBudget({ name: 'care', unit: 'tokens', amount: 500, period: 'total' }, nowMs);
  const entry = { budget: 'care', periodStartMs: 0 };
  await budgets.apply({
    reservations: [{ callId: 'b', entries: [{ ...entry, amount: 40, limit: 500 }] }],
    settlements: [{ callId: 'a', entries: [{ ...entry, amount: 120 }] }],
    nowMs,
  });
  const call = gatewayCall(nowMs, { error: 'budget_exhausted', costMicros: 2_500_000, cache: 'hit' });
  test.deps.metrics.observeCall(call);
  test.deps.metrics.observeCall({ ...call, error: 'made up by a caller' });
  for (let scrape = 0; scrape < 2; scrape++) {
    const { body } = await test.app.inject('/metrics');
    expect(body).toMatch(/^bartizan_budget\{budget="care",unit="tokens",figure="amount"\} 500$/m);
    expect(body).toMatch(/^bartizan_budget\{budget="care",unit="tokens",figure="used"\} 120$/m);
    expect(body).toMatch(/^bartizan_budget\{budget="care",unit="tokens",figure="reserved"\} 40$/m);
    expect(body).toMatch(/^bartizan_gateway_turned_away_total\{code="budget_exhausted"\} 1$/m);
    expect(body).not.toContain('made up');
    expect(body).toMatch(/^bartizan_gateway_cost_total 5$/m);
    expect(body).toMatch(/^bartizan_gateway_cache_total\{result="hit"\} 2$/m);
  }
});
