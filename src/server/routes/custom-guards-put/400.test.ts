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

it.each<[string, object, string]>([
  ['another name', words, 'other'],
  ['a guard that does not tell its probes', { ...words, name: 'faulty' }, 'faulty'],
  ['no words', { ...words, words: [] }, 'names'],
  [
    'a hook without probes',
    { name: 'names', type: 'http', url: 'http://127.0.0.1', secret: 's'.repeat(20) },
    'names',
  ],
  ['a module elsewhere', { name: 'names', type: 'module', path: '../../etc/x.ts' }, 'names'],
  ['a module at a place of its own', { name: 'names', type: 'module', path: '/etc/x.ts' }, 'names'],
])('refuses %s', async (_what, payload, name) => {
  expect((await put(payload, name)).statusCode).toBe(400);
  expect(await test.store.settings.customGuards()).toEqual([]);
});
