import { afterAll, beforeAll, expect, it } from 'vitest';
import { callRecord, gatewayCall } from '../../testing/gateway-call.ts';
import { signIn, type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
let headers: Awaited<ReturnType<typeof signIn>>;
const call = gatewayCall(Date.now() - 60_000, {
  content: {
    request: JSON.stringify({ messages: [{ role: 'tool', content: 'Rain' }] }),
    response: '{"choices":[{"message":{"content":"Hi"}}]}',
  },
});

beforeAll(async () => {
  test = await testApp();
  await test.store.events.write([callRecord(1, call)]);
  headers = await signIn(test.app);
});
afterAll(() => test.close());

const judge = (payload: object) =>
  test.app.inject({ method: 'PUT', url: `/api/traffic/${call.id}/feedback`, headers, payload });

it('keeps what a person says of a verdict, shows it with the call, and counts it', async () => {
  expect((await judge({ kind: 'false_negative', note: 'A leak' })).json()).toMatchObject({ callId: call.id });
  await judge({ kind: 'correct', guard: 'pii', rule: 'email' });
  await judge({ kind: 'false_positive', guard: 'pii', rule: 'email', note: 'Our own address' });
  const detail = (await test.as('read', { url: `/api/traffic/${call.id}` })).json();
  expect(detail.feedback).toMatchObject([
    { guard: '', kind: 'false_negative', note: 'A leak' },
    { guard: 'pii', rule: 'email', kind: 'false_positive', note: 'Our own address' },
  ]);
  const list = (await test.as('read', { url: '/api/feedback?guard=pii' })).json();
  expect(list.items).toHaveLength(1);
  expect(list.counts).toEqual([
    { guard: '', rule: '', kind: 'false_negative', count: 1 },
    { guard: 'pii', rule: 'email', kind: 'false_positive', count: 1 },
  ]);
  const url = `/api/traffic/${call.id}/feedback?guard=pii&rule=email`;
  expect((await test.app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(204);
  expect((await test.app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(404);
});

it('shows the conversation with who wrote what', async () => {
  const { conversation } = (await test.as('read', { url: `/api/traffic/${call.id}` })).json();
  expect(conversation).toEqual({
    request: {
      isWhole: true,
      segments: [{ path: '/messages/0/content', text: 'Rain', provenance: 'tool' }],
    },
    forwarded: null,
    response: {
      isWhole: true,
      segments: [{ path: '/choices/0/message/content', text: 'Hi', provenance: 'model' }],
    },
  });
});

it('replays one call under a policy', async () => {
  const replay = (policy: string) =>
    test.as('read', { method: 'POST', url: `/api/traffic/${call.id}/replay`, payload: { policy } });
  expect((await replay('default')).json()).toMatchObject({ problem: null, before: 'allow', after: 'allow' });
  expect((await replay('none')).statusCode).toBe(404);
});

it('is not for tokens that only read, and not about calls that never were', async () => {
  const url = `/api/traffic/${call.id}/feedback`;
  const payload = { kind: 'correct' };
  expect((await test.as('read', { method: 'PUT', url, payload })).statusCode).toBe(403);
  const nowhere = url.replace(/gwc_.{26}/, 'gwc_00000000000000000000000000');
  expect((await test.as('admin', { method: 'PUT', url: nowhere, payload })).statusCode).toBe(404);
});
