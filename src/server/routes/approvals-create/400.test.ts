import { afterAll, beforeAll, expect, it } from 'vitest';
import { signIn, type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const payload = {
  kind: 'tool-call',
  subject: 'send_mail',
  content: { tool: 'send_mail', arguments: { to: 'eve@evil.example' } },
  reason: 'The user did not ask for this.',
};

it.each([
  ['kind', { kind: 'Tool Call' }],
  ['subject', { subject: '' }],
  ['waitMs', { waitMs: 0 }],
])('refuses a %s that is none', async (field, change) => {
  const response = await test.as('gateway', {
    method: 'POST',
    url: '/api/approvals',
    payload: { ...payload, ...change },
  });
  expect(response.statusCode).toBe(400);
  expect(response.json()).toMatchObject({ field });
});

it('tells nothing to who may only read', async () => {
  expect((await signIn(test.app)).cookie).not.toBe('');
  expect((await test.as('read', { method: 'POST', url: '/api/approvals', payload })).statusCode).toBe(403);
  expect((await test.as('gateway', { url: '/api/approvals' })).statusCode).toBe(403);
});
