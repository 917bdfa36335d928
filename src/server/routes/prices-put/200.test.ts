import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it('PUT /api/prices sets a price from a day on, beside the one before', async () => {
  const price = { model: 'gpt-*', input: 2.5, output: 10 };
  const put = (payload: object) => test.as('admin', { method: 'PUT', url: '/api/prices', payload });
  expect((await put(price)).json()).toEqual({ ...price, fromMs: 0 });
  await put({ ...price, input: 2, fromMs: 1_777_593_600_000 });
  const list = async () =>
    (await test.as('read', { url: '/api/prices' })).json().items as { input: number }[];
  expect((await list()).map(({ input }) => input)).toEqual([2.5, 2]);
  const remove = () => test.as('admin', { method: 'DELETE', url: '/api/prices?model=gpt-*&fromMs=0' });
  expect([(await remove()).statusCode, (await remove()).statusCode]).toEqual([204, 404]);
  expect((await list()).map(({ input }) => input)).toEqual([2]);
});
