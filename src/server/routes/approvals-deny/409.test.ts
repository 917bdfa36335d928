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

it('denies once: the second word does not count', async () => {
  const asked = (await test.as('ingest', { method: 'POST', url: '/api/approvals', payload })).json();
  const headers = await signIn(test.app);
  const say = (verb: string) =>
    test.app.inject({ method: 'POST', url: `/api/approvals/${asked.id}/${verb}`, payload: {}, headers });
  expect((await say('deny')).json()).toMatchObject({ state: 'denied' });
  const late = await say('approve');
  expect(late.statusCode).toBe(409);
  expect(late.json()).toMatchObject({ code: 'approval_closed' });
  const unknown = await test.app.inject({ method: 'GET', url: '/api/approvals/apr_none', headers });
  expect(unknown.statusCode).toBe(404);
});
