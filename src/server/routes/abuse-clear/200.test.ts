import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const clear = (payload: object) => test.as('admin', { method: 'POST', url: '/api/abuse/clear', payload });

it('ends the alarm, and remembers what was called ordinary', async () => {
  const answer = await clear({ kind: 'token', id: 'tok_1', accept: true });
  expect(answer.json()).toMatchObject({ alarm: null, accepted: ['near-duplicate-sweep'] });
  expect(test.logged).toContainEqual(
    expect.objectContaining({ level: 'info', message: 'abuse alarm cleared' }),
  );
});
