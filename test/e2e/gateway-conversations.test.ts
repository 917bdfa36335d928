import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GatewayPolicy, gatewayPolicySchema } from '../../src/contracts/guard.ts';
import { ConversationVaults } from '../../src/platform/conversation-vaults.ts';
import { gatewayChain } from '../../src/platform/gateway-chain.ts';
import { GuardPool } from '../../src/platform/guard-pool.ts';
import { createPiiGuard } from '../../src/protect/guards/index.ts';
import type { SealedVault, SealedVaults } from '../../src/storage/ports/index.ts';
import { type Harness, startHarness, TOKEN } from './support/gateway-harness.ts';

const key = new Uint8Array(32).fill(7);
const pool = new GuardPool();
const rows = new Map<string, SealedVault>();
const store: SealedVaults = {
  put: async (vault) => void rows.set(vault.id, vault),
  get: async (id, nowMs) => {
    const row = rows.get(id);
    return row !== undefined && row.expiresMs > nowMs ? row : undefined;
  },
  count: async () => rows.size,
};
let nowMs = 1_000;
let upstream: Server;
let address = '';
let arrived = '';
let answers = 0;
let said = '';

/** A provider that keeps conversations: it repeats what the conversation's first request said. */
beforeAll(async () => {
  upstream = createServer((request, response) => {
    arrived = '';
    request.on('data', (piece) => {
      arrived += piece;
    });
    request.on('end', () => {
      const body = JSON.parse(arrived) as { input?: string; previous_response_id?: string; stream?: boolean };
      if (body.previous_response_id === undefined) said = body.input ?? '';
      const id = `resp_${++answers}`;
      const text = `You said: ${said}`;
      const output = [{ type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] }];
      if (body.stream !== true) {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ id, object: 'response', status: 'completed', output }));
        return;
      }
      const frame = (type: string, more: object) =>
        `event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(frame('response.created', { response: { id, object: 'response', output: [] } }));
      const place = { item_id: 'm', output_index: 0, content_index: 0 };
      for (const delta of text) response.write(frame('response.output_text.delta', { ...place, delta }));
      response.write(frame('response.output_text.done', { ...place, text }));
      response.end(frame('response.completed', { response: { id, object: 'response', output } }));
    });
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const bound = upstream.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  address = `http://127.0.0.1:${bound.port}/v1`;
});

afterAll(async () => {
  await pool.close();
  upstream.close();
});

const policyOf = (mode: 'hash' | 'tokenise'): GatewayPolicy =>
  gatewayPolicySchema.parse({ name: 'p', guards: [{ guard: 'pii', action: 'redact', mode }] });

/** A server as it starts: what earlier ones held in memory is gone, the store is not. */
function start(mode: 'hash' | 'tokenise' = 'tokenise', sealKey = key): Promise<Harness> {
  const policy = policyOf(mode);
  const vaults = new ConversationVaults({ key: sealKey, store, nowMs: () => nowMs });
  const chain = gatewayChain([createPiiGuard()], policy, pool, [], { vaults, hashKey: sealKey });
  return startHarness({ upstreams: [{ baseUrl: address, name: 'keeps' }], policy, chain });
}

async function ask(house: Harness, body: object): Promise<{ id: string; text: string; status: number }> {
  const answer = await fetch(`${house.url}/v1/responses`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'any', ...body }),
  });
  const raw = await answer.text();
  const ids = /"id":"(resp_\d+)"/.exec(raw);
  if (!raw.startsWith('event:')) {
    const text = answer.ok ? JSON.parse(raw).output[0].content[0].text : raw;
    return { id: ids?.[1] ?? '', text, status: answer.status };
  }
  let text = '';
  for (const line of raw.split('\n')) {
    if (!line.startsWith('data: {')) continue;
    const { type, delta } = JSON.parse(line.slice(6));
    if (type === 'response.output_text.delta') text += delta;
  }
  return { id: ids?.[1] ?? '', text, status: answer.status };
}

const secret = 'Mail to ana.berg@example.org please.';

describe('conversations that the provider keeps', () => {
  it.each([false, true])(
    'get their values back in a later call, also after a restart, stream: %s',
    async (stream) => {
      const first = await start();
      const one = await ask(first, { input: secret, stream });
      expect(one.text).toBe(`You said: ${secret}`);
      expect(arrived).not.toContain('ana.berg');
      const two = await ask(first, { input: 'And?', previous_response_id: one.id, stream });
      expect(two.text).toBe(`You said: ${secret}`);
      await first.close();
      const second = await start();
      const three = await ask(second, { input: 'Again?', previous_response_id: two.id, stream });
      expect(three.text).toBe(`You said: ${secret}`);
      await second.close();
    },
  );

  it('keeps nothing readable in the store', () => {
    expect(rows.size).toBeGreaterThan(0);
    for (const row of rows.values())
      expect(`${row.id}${row.conversation}${Buffer.from(row.sealed).toString('latin1')}`).not.toMatch(
        /ana|resp_|tok_1/,
      );
  });

  it('has one placeholder for a value in all calls of a conversation, and another in another', async () => {
    const house = await start();
    const placeholder = () => /\[EMAIL_ADDRESS_\w+\]/.exec(arrived)?.[0];
    const one = await ask(house, { input: secret });
    const first = placeholder();
    await ask(house, { input: secret, previous_response_id: one.id });
    expect(placeholder()).toBe(first);
    await ask(house, { input: secret });
    expect(placeholder()).not.toBe(first);
    await house.close();
  });

  it('forgets after its time, and keeps nothing when the provider keeps nothing', async () => {
    const house = await start();
    const one = await ask(house, { input: secret });
    const kept = rows.size;
    const two = await ask(house, { input: secret, store: false });
    expect(rows.size).toBe(kept);
    expect(two.text).toBe(`You said: ${secret}`);
    await house.close();
    nowMs += 31 * 86_400_000;
    const later = await start();
    const three = await ask(later, { input: 'Again?', previous_response_id: one.id });
    expect(three.text).toContain('[EMAIL_ADDRESS_');
    await later.close();
  });

  it('does not go on when a vault was sealed with another key', async () => {
    const house = await start();
    const one = await ask(house, { input: secret });
    const row = [...rows.values()].at(-1)!;
    rows.set(row.id, { ...row, sealed: row.sealed.map((byte, index) => (index === 40 ? byte ^ 1 : byte)) });
    await house.close();
    const second = await start();
    const two = await ask(second, { input: 'Again?', previous_response_id: one.id });
    expect(two.status).toBeGreaterThanOrEqual(400);
    await second.close();
  });
});

describe('a policy that hashes', () => {
  it('sends the same hash for the same value in every call, and puts nothing back', async () => {
    const house = await start('hash');
    const hash = () => /\[EMAIL_ADDRESS_[0-9a-f]{24}\]/.exec(arrived)?.[0];
    const one = await ask(house, { input: secret });
    const first = hash();
    expect(first).toBeDefined();
    expect(arrived).not.toContain('ana.berg');
    expect(one.text).toBe(`You said: Mail to ${first} please.`);
    await ask(house, { input: `Hello. ${secret}` });
    expect(hash()).toBe(first);
    await house.close();
    const other = await start('hash', new Uint8Array(32).fill(8));
    await ask(other, { input: secret });
    expect(hash()).not.toBe(first);
    await other.close();
  });
});
