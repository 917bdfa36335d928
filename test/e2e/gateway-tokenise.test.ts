import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gatewayPolicySchema } from '../../src/contracts/guard.ts';
import { gatewayChain } from '../../src/platform/gateway-chain.ts';
import { GuardPool } from '../../src/platform/guard-pool.ts';
import { createPiiGuard } from '../../src/protect/guards/index.ts';
import { type Harness, startHarness, TOKEN } from './support/gateway-harness.ts';

const policy = gatewayPolicySchema.parse({
  name: 'tokens',
  guards: [{ guard: 'pii', action: 'redact', mode: 'tokenise' }],
});
const pool = new GuardPool();
let upstream: Server;
let house: Harness;
let arrived = '';

/** A model that repeats the user's text as content and as a tool's arguments, a character a frame when streamed. */
beforeAll(async () => {
  upstream = createServer((request, response) => {
    arrived = '';
    request.on('data', (piece) => {
      arrived += piece;
    });
    request.on('end', () => {
      const { messages, stream } = JSON.parse(arrived) as {
        messages: { content: string }[];
        stream?: boolean;
      };
      const text = messages.at(-1)!.content;
      const call = JSON.stringify({ note: text });
      if (!stream) {
        const tool_calls = [{ id: 'c', type: 'function', function: { name: 'note', arguments: call } }];
        const message = { role: 'assistant', content: text, tool_calls };
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(
          JSON.stringify({
            object: 'chat.completion',
            choices: [{ index: 0, message, finish_reason: 'stop' }],
          }),
        );
        return;
      }
      const frame = (delta: object, finish_reason: string | null = null) =>
        `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const unit of text) response.write(frame({ content: unit }));
      for (const unit of call)
        response.write(frame({ tool_calls: [{ index: 0, function: { arguments: unit } }] }));
      response.end(`${frame({}, 'stop')}data: [DONE]\n\n`);
    });
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const address = upstream.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  house = await startHarness({
    upstreams: [{ baseUrl: `http://127.0.0.1:${address.port}/v1`, name: 'echo' }],
    policy,
    chain: gatewayChain([createPiiGuard()], policy, pool),
  });
});

afterAll(async () => {
  await house.close();
  await pool.close();
  upstream.close();
});

beforeEach(() => {
  house.events.length = 0;
});

async function ask(content: string, stream: boolean): Promise<{ text: string; note: string }> {
  const answer = await fetch(`${house.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'any', messages: [{ role: 'user', content }], stream }),
  });
  const body = await answer.text();
  let text = '';
  let call = '';
  if (stream) {
    for (const line of body.split('\n\n')) {
      if (!line.startsWith('data: {')) continue;
      const delta = JSON.parse(line.slice(6)).choices[0].delta;
      text += delta.content ?? '';
      call += delta.tool_calls?.[0].function.arguments ?? '';
    }
  } else {
    const { message } = JSON.parse(body).choices[0];
    text = message.content;
    call = message.tool_calls[0].function.arguments;
  }
  return { text, note: (JSON.parse(call) as { note: string }).note };
}

describe.each([false, true])('placeholders in place of personal data, stream: %s', (stream) => {
  it.each([
    ['a value', 'Write to ana.berg@example.org, please.'],
    ['one value twice, and another', 'ana@example.org and ana@example.org, card 4111 1111 1111 1111.'],
    ['a value at the end', 'Mail: "ana@example.org"\\ ü😀 ana@example.org'],
    ['text that looks like half a placeholder', 'ana@example.org [EMAIL_ADDRESS'],
    ['text that looks like a placeholder', 'ana@example.org [EMAIL_ADDRESS_abcdefghijklmnopqrst] [PERSON:x]'],
  ])('gives the caller back %s, byte for byte', async (_what, content) => {
    const { text, note } = await ask(content, stream);
    expect(text).toBe(content);
    expect(note).toBe(content);
    expect(arrived).not.toContain('ana@example.org');
    expect(arrived).not.toContain('ana.berg@example.org');
    expect(arrived).not.toContain('4111');
  });

  it('leaves a request without such data as it is', async () => {
    expect((await ask('Hello [there].', stream)).text).toBe('Hello [there].');
    expect(arrived).toContain('Hello [there].');
  });
});
