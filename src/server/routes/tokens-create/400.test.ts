import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it.each([
  ['a team that is no name', { team: 'Care Team' }, 'team'],
  ['a team that nobody has added', { team: 'care' }, 'team'],
  ['no models at all', { models: [] }, 'models'],
  ['a limit of nothing', { limits: { requestsPerMinute: 0 } }, 'limits'],
  ['a limit that nobody knows', { limits: { perHour: 5 } }, 'limits'],
])('POST /api/tokens refuses %s', async (_what, more, field) => {
  const payload = { name: 'bot', scopes: ['gateway'], ...more };
  const answer = await test.as('admin', { method: 'POST', url: '/api/tokens', payload });
  expect(answer.statusCode).toBe(400);
  expect(JSON.stringify(answer.json())).toContain(field);
});
