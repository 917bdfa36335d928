import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type GatewayPolicy, gatewayPolicySchema } from '../../src/contracts/guard.ts';
import { gatewayChain } from '../../src/platform/gateway-chain.ts';
import { GuardPool } from '../../src/platform/guard-pool.ts';
import { loadDefaultGuards } from '../../src/protect/guards/index.ts';
import { type Harness, startHarness, TOKEN } from './support/gateway-harness.ts';

const policy: GatewayPolicy = gatewayPolicySchema.parse({
  name: 'default',
  guards: [
    { guard: 'answer-schema', action: 'block' },
    { guard: 'tool-calls', action: 'block' },
  ],
});
const pool = new GuardPool();
let house: Harness;

beforeAll(async () => {
  house = await startHarness({ policy, chain: gatewayChain(await loadDefaultGuards(), policy, pool) });
});
afterAll(async () => {
  await house.close();
  await pool.close();
});
beforeEach(() => {
  house.events.length = 0;
});

async function post(path: string, body: object): Promise<string> {
  const answer = await fetch(house.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify(body),
  });
  return answer.text();
}

const schema = {
  type: 'object',
  properties: { ok: { type: 'boolean' } },
  required: ['ok'],
  additionalProperties: false,
};
const asked = (text: string) =>
  ({
    '/v1/chat/completions': {
      messages: [{ role: 'user', content: text }],
      response_format: { type: 'json_schema', json_schema: { name: 'a', schema } },
    },
    '/v1/responses': { input: text, text: { format: { type: 'json_schema', name: 'a', schema } } },
    '/v1/messages': {
      messages: [{ role: 'user', content: text }],
      max_tokens: 100,
      output_config: { format: { type: 'json_schema', schema } },
    },
  }) as const;
const paths = Object.keys(asked('')) as (keyof ReturnType<typeof asked>)[];

describe.each(paths)('%s', (path) => {
  it('lets an answer through that satisfies its schema, and no other', async () => {
    for (const stream of [false, true]) {
      const request = { model: 'mock-echo', stream, ...asked('{"ok": true}')[path] };
      expect(await post(path, request)).toBe(
        await (await fetch(house.mock.url + path, { method: 'POST', body: JSON.stringify(request) })).text(),
      );
      await post(path, { model: 'mock-echo', stream, ...asked('{"ok": "perhaps later"}')[path] });
      expect(house.events.at(-1)?.verdict).toMatchObject({
        action: 'block',
        reasons: [
          { guard: 'answer-schema', rule: 'answer-schema', explanation: expect.stringContaining('/ok') },
        ],
      });
    }
  });

  it('stops a call of a tool that was not declared, or whose arguments break its schema', async () => {
    const parameters = {
      type: 'object',
      properties: { city: { type: 'string' }, unit: { enum: ['kelvin'] } },
    };
    const tool = (name: string) =>
      path === '/v1/messages'
        ? { name, input_schema: parameters }
        : path === '/v1/responses'
          ? { type: 'function', name, parameters }
          : { type: 'function', function: { name, parameters } };
    const plain = asked('weather')[path];
    for (const stream of [false, true]) {
      await post(path, { ...plain, model: 'mock-tool-call', stream, tools: [tool('get_weather')] });
      expect(house.events.at(-1)?.verdict).toMatchObject({
        action: 'block',
        reasons: [{ guard: 'tool-calls', rule: 'arguments-schema' }],
      });
      await post(path, { ...plain, model: 'mock-tool-call', stream });
      expect(house.events.at(-1)?.verdict.reasons).toMatchObject([{ rule: 'undeclared-tool' }]);
    }
  });
});
