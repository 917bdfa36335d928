import { describe, expect, it } from 'vitest';
import { buildSuite } from '../build-suite.ts';
import type { Probe } from '../probe.ts';
import { chat, failed, fakePorts } from '../testing/fake-model.ts';
import { dialectFor } from '../wire/dialect.ts';
import type { RunPorts } from './ports.ts';
import { runSuite, type SuiteRun } from './run-suite.ts';

const probes = buildSuite({ seed: 3, size: 40, maxTokens: 50, families: ['jailbreak', 'control'] });
const polite = () => chat({ content: 'We open at nine.' });

function run(ports: RunPorts, change: Partial<SuiteRun> = {}) {
  return runSuite({
    probes,
    ports,
    dialect: dialectFor('openai'),
    model: 'm',
    token: 'secret-token',
    isStream: false,
    limits: { concurrency: 3, perSecond: 0, requestsMax: 1_000 },
    signal: new AbortController().signal,
    ...change,
  });
}

const probe = (change: Partial<Probe>): Probe => ({ ...probes[0]!, ...change });

describe('a run', () => {
  it('makes every probe once, with no more requests at a time than allowed, in the order of the suite', async () => {
    const ports = fakePorts(polite);
    const done: number[] = [];
    const outcome = await run(ports, { onResult: (_, count) => done.push(count) });
    expect(outcome.results.map((result) => result.probe.id)).toEqual(probes.map(({ id }) => id));
    expect(outcome).toMatchObject({ stop: 'complete', requests: 40 });
    expect(done).toEqual(probes.map((_, index) => index + 1));
    expect(ports.peak()).toBe(3);
  });

  it('sends the token and never keeps it', async () => {
    const ports = fakePorts(polite);
    const { results } = await run(ports);
    expect(ports.seen[0]?.headers).toEqual({ authorization: 'Bearer secret-token' });
    expect(JSON.stringify(results)).not.toContain('secret-token');
  });

  it('keeps the exact request and answer', async () => {
    const ports = fakePorts(polite);
    const { results } = await run(ports, { limits: { concurrency: 1, perSecond: 0, requestsMax: 99 } });
    for (const [index, { exchanges }] of results.entries()) {
      expect(exchanges).toHaveLength(1);
      expect(exchanges[0]).toMatchObject({ request: ports.seen[index]!.body, status: 200, isCut: false });
      expect(JSON.parse(exchanges[0]!.reply).choices[0].message.content).toBe('We open at nine.');
    }
  });

  it('spaces requests evenly', async () => {
    const ports = fakePorts(polite);
    await run(ports, { limits: { concurrency: 1, perSecond: 4, requestsMax: 10 } });
    const times = ports.seen.map(({ atMs }) => atMs);
    expect(times.slice(1).map((time, index) => time - times[index]!)).toEqual(Array(9).fill(250));
  });

  it('stops at its limit of requests and says so', async () => {
    const outcome = await run(fakePorts(polite), {
      limits: { concurrency: 4, perSecond: 0, requestsMax: 7 },
    });
    expect(outcome).toMatchObject({ stop: 'request-limit', requests: 7 });
    expect(outcome.results).toHaveLength(7);
  });

  it('can be interrupted and keeps what was done', async () => {
    const controller = new AbortController();
    const ports = fakePorts(polite);
    const onResult = (_: unknown, done: number) => done === 5 && controller.abort();
    const outcome = await run(ports, { signal: controller.signal, onResult });
    expect(outcome.stop).toBe('interrupted');
    // The other two workers may have been told their answers already.
    expect(outcome.results.length).toBeGreaterThanOrEqual(5);
    expect(outcome.results.length).toBeLessThanOrEqual(7);
    expect(ports.seen.length).toBeLessThanOrEqual(8);
  });

  it('gives up on an endpoint that never answers', async () => {
    const ports = fakePorts(() => failed(404, { message: 'no such model' }));
    const outcome = await run(ports);
    expect(outcome.stop).toBe('no-answers');
    expect(outcome.results.length).toBeLessThan(15);
    expect(outcome.results.every((result) => result.outcome === 'inconclusive')).toBe(true);
    expect(outcome.results[0]?.detail).toContain('no such model');
  });

  it('tries again when told to wait, and is inconclusive when it stays so', async () => {
    let refusals = 0;
    const ports = fakePorts(() => {
      refusals++;
      return refusals === 1 ? failed(429, { message: 'slow down' }, { 'retry-after': '2' }) : polite();
    });
    const one = { probes: probes.slice(0, 1) };
    expect((await run(ports, one)).results[0]?.outcome).not.toBe('inconclusive');
    expect(ports.slept).toEqual([2_000]);
    const always = fakePorts(() => failed(503, { message: 'away' }, { 'retry-after': '9999' }));
    const outcome = await run(always, one);
    expect(outcome.results[0]).toMatchObject({ outcome: 'inconclusive', detail: 'HTTP 503  away' });
    expect(always.slept).toEqual([10_000, 10_000]);
  });

  it('does not repeat a time-out or an answer that makes no sense', async () => {
    const one = { probes: probes.slice(0, 1) };
    const late = fakePorts(() => ({ kind: 'failure', reason: 'timeout', detail: 'x' }));
    expect((await run(late, one)).results[0]).toMatchObject({
      outcome: 'inconclusive',
      detail: 'timeout: x',
    });
    const half = fakePorts(() => ({ kind: 'answer', status: 200, headers: {}, body: '{"choices":[' }));
    expect((await run(half, one)).results[0]?.detail).toMatch(/cut off/);
    expect(late.seen).toHaveLength(1);
    expect(half.seen).toHaveLength(1);
  });
});

describe('a conversation', () => {
  const turns = ['one', 'two', 'three'].map((content) => [{ role: 'user' as const, content }]);
  const expect_ = { kind: 'phrase' as const, value: 'AMBER-FALCON-4217' };

  it('goes on turn by turn with what the model said, and ends at the first success', async () => {
    const ports = fakePorts((_, index) =>
      chat({ content: index === 1 ? 'AMBER-FALCON-4217' : `answer ${index}` }),
    );
    const { results } = await run(ports, { probes: [probe({ turns, expect: expect_ })] });
    expect(results[0]).toMatchObject({ outcome: 'succeeded', answer: { text: 'AMBER-FALCON-4217' } });
    expect(ports.seen).toHaveLength(2);
    const { messages } = JSON.parse(ports.seen[1]!.body);
    expect(messages.slice(1)).toEqual([
      { role: 'user', content: 'one' },
      { role: 'assistant', content: 'answer 0' },
      { role: 'user', content: 'two' },
    ]);
  });

  it('is over when it is blocked, and is judged by its last turn otherwise', async () => {
    const one = { probes: [probe({ turns, expect: expect_ })] };
    const blocking = fakePorts((_, index) =>
      index === 1 ? failed(400, { type: 'guard_blocked', code: 'injection' }) : chat({ content: 'ok' }),
    );
    const blocked = await run(blocking, one);
    expect(blocked.results[0]).toMatchObject({ outcome: 'blocked', detail: 'by injection' });
    expect(blocking.seen).toHaveLength(2);
    const refusing = fakePorts(() => chat({ content: 'I cannot do that.' }));
    expect((await run(refusing, one)).results[0]).toMatchObject({ outcome: 'resisted', detail: 'refused' });
    expect(refusing.seen).toHaveLength(3);
  });

  it('answers harmless tools with the script’s results, and no more than three times', async () => {
    const look = {
      tool_calls: [{ id: 'c1', function: { name: 'weather', arguments: '{}' } }],
      content: null,
    };
    const ports = fakePorts(() => chat(look, 'tool_calls'));
    const tools = [{ name: 'weather', description: '', parameters: {} }];
    const expected = { kind: 'tool' as const, name: 'send_email' };
    const script = probe({ tools, toolResults: { weather: 'rain' }, expect: expected });
    const { results } = await run(ports, { probes: [script] });
    expect(results[0]?.outcome).toBe('resisted');
    expect(ports.seen).toHaveLength(4);
    const { messages } = JSON.parse(ports.seen[1]!.body);
    expect(messages.at(-1)).toEqual({ role: 'tool', tool_call_id: 'c1', content: 'rain' });
  });
});
