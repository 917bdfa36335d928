import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type AbusePolicy, abusePolicySchema } from '../../src/contracts/abuse-policy.ts';
import { AbuseRoom } from '../../src/platform/abuse-room.ts';
import { sketchAnswer } from '../../src/protect/monitoring/index.ts';
import { type Harness, startHarness, TOKEN } from './support/gateway-harness.ts';

const probabilities = {
  content: [
    {
      token: 'blue "logprob": -0.123456',
      logprob: -0.123456,
      bytes: [98],
      top_logprobs: [
        { token: 'blue', logprob: -0.123456, bytes: [98] },
        { token: 'grey', logprob: -2.34567, bytes: [103] },
      ],
    },
  ],
};
const choice = (more: object) => ({ index: 0, logprobs: probabilities, ...more });
let upstream: Server;
let house: Harness;
let room: AbuseRoom;
let nowMs = 0;

beforeAll(async () => {
  upstream = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const isStream = text.includes('"stream":true');
      response.writeHead(200, { 'content-type': isStream ? 'text/event-stream' : 'application/json' });
      const plain = choice({ message: { role: 'assistant', content: 'blue' }, finish_reason: 'stop' });
      const frame = choice({ delta: { content: 'blue' }, finish_reason: 'stop' });
      if (isStream) response.end(`data: ${JSON.stringify({ choices: [frame] })}\n\ndata: [DONE]\n\n`);
      else response.end(JSON.stringify({ id: 'a', choices: [plain] }));
    });
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
});
afterAll(() => new Promise((resolve) => upstream.close(resolve)));
afterEach(() => house.close());

async function open(abuse: Partial<AbusePolicy>): Promise<void> {
  nowMs = Date.UTC(2026, 0, 5);
  room = new AbuseRoom(() => nowMs);
  house = await startHarness({
    policy: { abuse: abusePolicySchema.parse(abuse) },
    upstreams: [{ name: 'own', baseUrl: `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/v1` }],
    watchAbuse: (call) => room.watch(call),
  });
}

async function ask(
  content: string,
  more: object = {},
): Promise<{ status: number; text: string; wait: string | null }> {
  nowMs += 3_000;
  const answer = await fetch(`${house.url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}` },
    body: JSON.stringify({ model: 'gpt-x', messages: [{ role: 'user', content }], ...more }),
  });
  return { status: answer.status, text: await answer.text(), wait: answer.headers.get('retry-after') };
}

const places =
  'Oslo Rome Cairo Lima Quito Paris Delhi Tunis Accra Sofia Minsk Hanoi Kyoto Dakar Doha Baku'.split(' ');

/** One template, one slot, until an answer differs or so many were sent. */
async function sweep(calls: number, more: object = {}): Promise<number> {
  for (let call = 0; call < calls; call++) {
    const place = `${places[call % places.length]} ${Math.floor(call / places.length) || ''}`;
    const { status } = await ask(`What is the usual price of a bus ticket in the city of ${place}?`, more);
    if (status !== 200) return call;
  }
  return calls;
}

it('denies a sweep with 429 and says when to come back; the analyst ends it', async () => {
  await open({ mode: 'enforce', onAlarm: 'deny' });
  expect(await sweep(60)).toBeLessThan(40);
  const { status, text, wait } = await ask('Something else entirely, please tell me about bread.');
  expect(status).toBe(429);
  expect(JSON.parse(text).error.code).toBe('abuse_suspected');
  expect(Number(wait)).toBeGreaterThan(3_000);
  const event = house.events.at(-1)!;
  expect(event).toMatchObject({
    error: 'abuse_suspected',
    upstreamStatus: null,
    verdict: { action: 'block' },
  });
  expect(event.verdict.reasons[0]).toMatchObject({ guard: 'abuse', direction: 'input', action: 'block' });
  expect(event.verdict.reasons[0]!.explanation).toMatch(/^Of this token: \d+ of \d+ prompts .* e-value \d/);
  expect(room.list(10).items[0]).toMatchObject({ kind: 'token', id: 'tok_1', name: 'tests' });
  expect(room.clear('token', 'tok_1', true)).toMatchObject({ alarm: null });
  expect((await ask('And now about butter, if you would be so kind?')).status).toBe(200);
});

it('only notes what it would do while it observes', async () => {
  await open({ onAlarm: 'deny' });
  expect(await sweep(40)).toBe(40);
  const reasons = house.events.flatMap(({ verdict }) => verdict.reasons);
  expect(reasons.length).toBeGreaterThan(5);
  expect(reasons[0]).toMatchObject({ action: 'flag', intended: 'block' });
  expect(house.events.every(({ status }) => status === 200)).toBe(true);
});

it('slows down by as much as the policy says', async () => {
  await open({ mode: 'enforce', onAlarm: 'slow', slowMs: 150 });
  await sweep(30);
  const [before, after] = [house.events[0]!, house.events.at(-1)!];
  expect(after.latency.totalMs).toBeGreaterThan(145);
  expect(before.latency.totalMs).toBeLessThan(after.latency.totalMs);
  expect(after.verdict.reasons[0]!.explanation).toContain('slowed down');
});

it('gives probabilities coarsely and never another text, plain and streamed', async () => {
  await open({ mode: 'enforce', onAlarm: 'round' });
  const untouched = (await ask('What do you think of the sky at noon?')).text;
  expect(untouched).toContain('-2.34567');
  await sweep(40, { logprobs: true, top_logprobs: 5 });
  const plain = JSON.parse((await ask('A last one about the sea.', { logprobs: true })).text);
  const streamed = (await ask('And the sea again, at night.', { logprobs: true, stream: true })).text;
  const frame = JSON.parse(streamed.split('\n')[0]!.slice('data: '.length));
  const [token] = plain.choices[0].logprobs.content;
  expect(plain.choices[0].message).toEqual({ role: 'assistant', content: 'blue' });
  expect(token).toEqual({
    token: 'blue "logprob": -0.123456',
    logprob: -0.1,
    bytes: [98],
    top_logprobs: [{ token: 'blue', logprob: -0.1, bytes: [98] }],
  });
  expect(frame.choices[0].logprobs).toEqual(plain.choices[0].logprobs);
  expect(frame.choices[0].delta).toEqual({ content: 'blue' });
});

it('says nothing of a policy that does not ask for it', async () => {
  await open({});
  await house.close();
  house = await startHarness({ watchAbuse: () => expect.unreachable('nobody asked') });
  expect((await ask('Good morning, what is on the menu today?')).status).toBe(200);
});

it('puts a sketch of the answer into the event where the policy follows its model, and nowhere else', async () => {
  await open({});
  await ask('What colour is the sea?');
  await house.close();
  const plainEvents = house.events;
  house = await startHarness({ policy: { drift: true }, sketchAnswer });
  const said = { model: 'mock-large', messages: [{ role: 'user', content: 'What colour is the sea?' }] };
  for (const stream of [false, true])
    await (
      await fetch(`${house.url}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKEN}` },
        body: JSON.stringify({ ...said, stream }),
      })
    ).text();
  const [whole, streamed] = house.events;
  expect(plainEvents[0]).not.toHaveProperty('answerSketch');
  expect(whole!.answerSketch).toMatchObject({ script: 'latin', refusal: false });
  expect(whole!.answerSketch!.units).toBeGreaterThan(5);
  expect(streamed!.answerSketch).toEqual(whole!.answerSketch);
});
