import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it('POST /api/upstreams says whether it added or replaced', async () => {
  const put = (port: number) =>
    test.as('admin', {
      method: 'POST',
      url: '/api/upstreams',
      payload: { name: 'local', baseUrl: `http://127.0.0.1:${port}/v1`, kind: 'openai' },
    });
  const added = await put(1);
  expect([added.statusCode, added.json().replaced]).toEqual([201, false]);
  const replaced = await put(2);
  expect([replaced.statusCode, replaced.json().replaced]).toEqual([200, true]);
  expect(await test.store.settings.upstreams()).toMatchObject([{ baseUrl: 'http://127.0.0.1:2/v1' }]);
});
