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

it('is no decision when a token makes it, whatever the token may do', async () => {
  const asked = (await test.as('admin', { method: 'POST', url: '/api/approvals', payload })).json();
  const url = `/api/approvals/${asked.id}/approve`;
  const own = await test.as('admin', { method: 'POST', url, payload: {} });
  expect(own.statusCode).toBe(403);
  expect(own.json()).toMatchObject({ code: 'approval_own' });
  const other = `Bearer ${await test.token('admin', 'read')}`;
  const foreign = await test.app.inject({
    method: 'POST',
    url,
    payload: {},
    headers: { authorization: other },
  });
  expect(foreign.json()).toMatchObject({ code: 'approval_not_entitled' });
  const headers = await signIn(test.app);
  expect((await test.app.inject({ method: 'POST', url, payload: {}, headers })).statusCode).toBe(200);
});
