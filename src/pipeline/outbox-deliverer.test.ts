import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Outbox, OutboxItem, Webhook } from '../storage/ports/index.ts';
import { OutboxDeliverer, type PostJson } from './outbox-deliverer.ts';

const NOW = 1_700_000_000_000;
const webhook: Webhook = {
  id: 'w1',
  name: 'soc',
  url: 'http://127.0.0.1:1/',
  secret: 's3cret',
  enabled: true,
  createdMs: 0,
};
const item: OutboxItem = {
  id: 'o1',
  webhookId: 'w1',
  topic: 'incident.opened',
  payload: '{"id":"inc_1"}',
  attempts: 0,
  nextAttemptMs: 0,
  state: 'pending',
  lastError: null,
  createdMs: 0,
};

type Settled = Parameters<Outbox['settle']>;

async function deliver(post: PostJson, due: OutboxItem, hooks: Webhook[] = [webhook]): Promise<Settled[]> {
  const settled: Settled[] = [];
  const outbox = {
    due: async () => [due],
    webhooks: async () => hooks,
    settle: async (...settlement: Settled) => void settled.push(settlement),
  } as unknown as Outbox;
  await new OutboxDeliverer({
    outbox,
    post,
    clock: { nowMs: () => NOW },
    onError: () => undefined,
  }).deliverDue();
  return settled;
}

test('a delivery is signed over its time and body', async () => {
  let sent: Parameters<PostJson>[0] | undefined;
  const settled = await deliver(async (request) => {
    sent = request;
    return 204;
  }, item);
  expect(settled).toEqual([['o1', { delivered: true }, NOW]]);
  const expected = createHmac('sha256', 's3cret')
    .update(`${NOW / 1000}.${item.payload}`)
    .digest('hex');
  expect(sent!.headers['x-bartizan-signature']).toBe(`t=${NOW / 1000},v1=${expected}`);
});

test.each([
  [0, 2_000],
  [3, 16_000],
  [10, 2_048_000],
])('after %i attempts the next comes %i ms later', async (attempts, waitMs) => {
  const settled = await deliver(async () => 503, { ...item, attempts });
  const error = 'the receiver answered 503';
  expect(settled).toEqual([['o1', { delivered: false, error, nextAttemptMs: NOW + waitMs }, NOW]]);
});

test('the twelfth failure is final and says why', async () => {
  const refuse: PostJson = async () => {
    throw new Error('connect ECONNREFUSED');
  };
  const settled = await deliver(refuse, { ...item, attempts: 11 });
  expect(settled).toEqual([['o1', { delivered: false, error: 'connect ECONNREFUSED' }, NOW]]);
});

test('a removed webhook fails its items with the reason', async () => {
  const settled = await deliver(async () => 200, item, []);
  expect(settled[0]![1]).toEqual({ delivered: false, error: 'the webhook was removed' });
});
