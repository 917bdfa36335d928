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

const ask = async () => (await test.as('gateway', { method: 'POST', url: '/api/approvals', payload })).json();

it('waits, is found by people, and passes once when they agree', async () => {
  const { id, ...rest } = await ask();
  expect(rest).toEqual({ state: 'pending', expiresMs: expect.any(Number) });
  expect(await ask()).toMatchObject({ state: 'pending', id });
  const headers = await signIn(test.app);
  const list = (await test.app.inject({ url: '/api/approvals?state=pending', headers })).json();
  expect(list.items).toMatchObject([{ id, requestedBy: { kind: 'token', name: 'test gateway' } }]);
  const one = (await test.app.inject({ url: `/api/approvals/${id}`, headers })).json();
  expect(one).toMatchObject({ content: payload.content, reason: payload.reason, state: 'pending' });
  const url = `/api/approvals/${id}/approve`;
  const said = { reason: ' Asked Ada. ' };
  const approved = await test.app.inject({ method: 'POST', url, headers, payload: said });
  expect(approved.statusCode).toBe(200);
  expect(approved.json()).toMatchObject({ state: 'approved', decisionReason: 'Asked Ada.' });
  expect(await ask()).toMatchObject({ state: 'approved', id });
  expect(await ask()).toMatchObject({ state: 'pending' });
  expect((await test.app.inject({ url: `/api/approvals/${id}`, headers })).json().state).toBe('used');
  expect(test.logged.map(({ message }) => message)).toContain('an approval was decided');
});
