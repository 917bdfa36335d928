import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const words = { name: 'names', type: 'words', words: ['Nightjar'] };
const put = (payload: object, name = 'names') =>
  test.as('admin', { method: 'PUT', url: `/api/custom-guards/${name}`, payload });

it('stores the guard, reloads the gateway, and shows no secret', async () => {
  const before = test.gateway.reloads();
  const answer = await put(words);
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toMatchObject({ ...words, wholeWord: true, directions: ['input', 'output'] });
  expect(test.gateway.reloads()).toBe(before + 1);
  expect(await test.store.settings.customGuards()).toHaveLength(1);
  const hook = {
    name: 'hook',
    type: 'http',
    url: 'http://127.0.0.1:1/',
    secret: 'a secret of some length',
    probes: { bad: ['x'], good: ['y'] },
  };
  const shown = await put(hook, 'hook');
  expect(shown.statusCode).toBe(200);
  expect(shown.body).not.toContain('a secret of some length');
  const list = await test.as('admin', { method: 'GET', url: '/api/custom-guards' });
  expect(list.json().items).toMatchObject([{ name: 'hook' }, { name: 'names' }]);
  expect(list.body).not.toContain('a secret of some length');
});
