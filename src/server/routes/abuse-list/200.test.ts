import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it('shows whom the watch follows, and the alarm with its evidence', async () => {
  const answer = (await test.as('read', { url: '/api/abuse?limit=1' })).json();
  expect(answer).toMatchObject({ evicted: 3, nextCursor: null });
  expect(answer.items).toHaveLength(1);
  expect(answer.items[0]).toMatchObject({
    kind: 'token',
    id: 'tok_1',
    alarm: { rule: 'near-duplicate-sweep', raised: '2026-01-05T00:00:00.000Z' },
  });
});
