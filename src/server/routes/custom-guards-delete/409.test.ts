import { afterAll, beforeAll, expect, it } from 'vitest';
import { gatewayPolicySchema } from '../../../contracts/guard.ts';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const words = { name: 'names', type: 'words', words: ['Nightjar'] };
const put = (payload: object, name = 'names') =>
  test.as('admin', { method: 'PUT', url: `/api/custom-guards/${name}`, payload });

it('keeps a guard that a policy names', async () => {
  await put(words);
  const policy = gatewayPolicySchema.parse({ name: 'p', guards: [{ guard: 'names', action: 'block' }] });
  await test.store.settings.putPolicy(policy, 0, 1);
  const answer = await test.as('admin', { method: 'DELETE', url: '/api/custom-guards/names' });
  expect(answer.statusCode).toBe(409);
  expect(answer.json().detail ?? answer.body).toContain('"p"');
});
