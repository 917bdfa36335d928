import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customGuardSchema } from '../../src/contracts/custom-guard.ts';
import { gatewayPolicySchema } from '../../src/contracts/guard.ts';
import { CustomGuards } from '../../src/platform/custom-guards.ts';
import { GuardRoom } from '../../src/platform/guard-room.ts';
import { createPostHook } from '../../src/platform/post-hook.ts';
import { type Harness, startHarness, TOKEN } from './support/gateway-harness.ts';

/** A hook that finds the word "wrath", and what it was asked. */
const asked: string[] = [];
let mood: 'well' | 'silent' | 'down' = 'well';
const hook: Server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    asked.push(body);
    if (mood === 'silent') return;
    const { segments } = JSON.parse(body) as { segments: { path: string; text: string }[] };
    const found = segments.find(({ text }) => text.includes('wrath'));
    const spans = found ? [{ path: found.path, start: 0, end: 5 }] : [];
    const reasons = found ? [{ rule: 'wrath', score: 1, spans, replacement: '***' }] : [];
    response.writeHead(mood === 'down' ? 500 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ score: found ? 1 : 0, reasons }));
  });
});

const post = createPostHook();
const modulesDir = mkdtempSync(join(tmpdir(), 'bartizan-modules-'));
const customs = new CustomGuards({ hookHosts: ['guard.example:8443'], modulesDir }, post.post);
const room = new GuardRoom([], customs);
const probes = { bad: ['the wrath of'], good: ['hello'] };
const hookOf = (url: string, timeoutMs = 20_000) =>
  customGuardSchema.parse({ name: 'tone', type: 'http', url, secret: 's'.repeat(20), probes, timeoutMs });
let hookUrl = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  hookUrl = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/judge`;
  const source = `const text = (words) => ({ direction: 'input', segments: [{ path: '/t', text: words, provenance: 'user' }] });
    export const guard = { probes: { bad: [text('xyzzy')], good: [text('hi')] },
      inspect: ({ segments }) => ({ score: segments.some((s) => s.text.includes('xyzzy')) ? 1 : 0, guard: '', reasons: [] }) };`;
  writeFileSync(join(modulesDir, 'magic.mjs'), source);
  const outside = join(modulesDir, '..', `outside-${process.pid}.mjs`);
  writeFileSync(outside, source);
  symlinkSync(outside, join(modulesDir, 'linked.mjs'));
  const guards = [
    { name: 'projects', type: 'words', words: ['Nightjar'], replacement: '[project]' },
    {
      name: 'cases',
      type: 'regex',
      patterns: [{ id: 'case', pattern: 'CASE-[0-9]{4}', example: 'CASE-1234' }],
    },
    { name: 'magic', type: 'module', path: 'magic.mjs', timeoutMs: 20_000 },
  ].map((guard) => customGuardSchema.parse(guard));
  await room.configure([], new Map(), [...guards, hookOf(hookUrl)]);
});
afterAll(async () => {
  await room.close();
  await post.close();
  hook.closeAllConnections();
  await new Promise((resolve) => hook.close(resolve));
  rmSync(modulesDir, { recursive: true });
  rmSync(join(modulesDir, '..', `outside-${process.pid}.mjs`));
});

const entry = (guard: string, action = 'block') => ({ guard, action });
async function withPolicy(
  guards: readonly object[],
  run: (client: OpenAI, house: Harness) => Promise<void>,
  from = room,
) {
  const policy = gatewayPolicySchema.parse({ name: 'p', guards, guardTimeoutMs: 20_000 });
  const house = await startHarness({ chain: from.chainFor(policy) });
  try {
    await run(new OpenAI({ baseURL: `${house.url}/v1`, apiKey: TOKEN, maxRetries: 0 }), house);
  } finally {
    await house.close();
  }
}
const ask = (content: string, model = 'mock-echo') => ({
  model,
  messages: [{ role: 'user' as const, content }],
});

describe('custom guards by name in a policy', () => {
  it('all prove themselves, and are listed with their kind', () => {
    expect(room.selfTest().map(({ guard, ok }) => [guard, ok])).toEqual([
      ['projects', true],
      ['cases', true],
      ['magic', true],
      ['tone', true],
    ]);
    expect(room.list().map(({ kind }) => kind)).toEqual(['words', 'regex', 'module', 'http']);
  });

  it('redact, block, and let the rest pass; also in texts that another thread inspects', async () => {
    await withPolicy([entry('projects', 'redact'), entry('cases')], async (client, house) => {
      await client.chat.completions.create(ask('about Nightjar'));
      expect(house.arrived[0]?.body).toContain('about [project]');
      await expect(client.chat.completions.create(ask('see CASE-1234'))).rejects.toMatchObject({
        status: 400,
      });
      const long = `${'plain words and nothing else. '.repeat(2_000)} CASE-1234`;
      await expect(client.chat.completions.create(ask(long))).rejects.toMatchObject({
        status: 400,
        code: 'cases',
      });
    });
  });

  it('in another thread and on another host decide before the provider is asked', async () => {
    await withPolicy([entry('magic'), entry('tone', 'redact')], async (client, house) => {
      await expect(client.chat.completions.create(ask('say xyzzy'))).rejects.toMatchObject({ code: 'magic' });
      expect(house.arrived).toHaveLength(0);
      await client.chat.completions.create(ask('wrath comes'));
      expect(house.arrived[0]?.body).toContain('*** comes');
      expect(asked.some((body) => body.includes('/messages/0/content'))).toBe(true);
    });
  });

  it('on another host judge a stream before any of it leaves', async () => {
    await withPolicy([{ ...entry('tone'), directions: ['output'] }], async (client) => {
      const read = async (content: string) => {
        let text = '';
        const stream = await client.chat.completions.create({ ...ask(content), stream: true });
        for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
        return text;
      };
      expect(await read('a calm answer, said at length')).toBe('a calm answer, said at length');
      const blocked = await client.chat.completions.create({ ...ask('so much wrath in it'), stream: true });
      const chunks = [];
      for await (const chunk of blocked) chunks.push(chunk);
      expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe('');
      expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe('content_filter');
    });
  });

  it.each(['silent', 'down'] as const)('that are %s let nothing pass', async (how) => {
    const impatient = new GuardRoom([], new CustomGuards({ hookHosts: [] }, post.post));
    await impatient.configure([], new Map(), [hookOf(hookUrl, 300)]);
    mood = how;
    try {
      await withPolicy(
        [entry('tone')],
        async (client, house) => {
          await expect(client.chat.completions.create(ask('hello'))).rejects.toMatchObject({ code: 'tone' });
          expect(house.arrived).toHaveLength(0);
        },
        impatient,
      );
      await withPolicy(
        [{ ...entry('tone'), directions: ['output'] }],
        async (client) => {
          const stream = await client.chat.completions.create({ ...ask('hello there'), stream: true });
          for await (const chunk of stream) expect(chunk.choices[0]?.delta.content ?? '').toBe('');
        },
        impatient,
      );
    } finally {
      mood = 'well';
      await impatient.close();
    }
  });

  it('that did not prove themselves serve nobody, and come back by themselves', async () => {
    mood = 'down';
    const away = new GuardRoom([], new CustomGuards({ hookHosts: [] }, post.post));
    await away.configure([], new Map(), [hookOf(hookUrl)]);
    expect(away.selfTest()).toMatchObject([{ guard: 'tone', ok: false }]);
    const chain = () => away.chainFor(gatewayPolicySchema.parse({ name: 'p', guards: [entry('tone')] }));
    const content = {
      direction: 'input',
      segments: [{ path: '/t', text: 'hello', provenance: 'user' }],
    } as const;
    expect(await chain().inspect(content)).toMatchObject({
      action: 'block',
      reasons: [{ rule: 'guard-error' }],
    });
    mood = 'well';
    await away.configure([], new Map(), [hookOf(hookUrl)]);
    expect(await chain().inspect(content)).toMatchObject({ action: 'allow' });
    await away.close();
  });
});

describe('what a definition may not do', () => {
  it.each([
    ['http://169.254.169.254/latest/meta-data', /guards\.hookHosts/],
    ['http://10.0.0.1/', /guards\.hookHosts/],
    ['https://guard.example/', /guards\.hookHosts/],
    ['http://localhost.evil.example/', /guards\.hookHosts/],
    ['http://u:p@127.0.0.1/', /password/],
    ['https://guard.example:8443/', /no valid answer/],
  ])('%s is not called', async (url, problem) => {
    expect(await room.problemOf(hookOf(url))).toMatch(problem);
  });

  it.each([
    ['none.mjs', /no file/],
    ['linked.mjs', /leads out/],
  ])('%s is not run', async (path, problem) => {
    const module = customGuardSchema.parse({ name: 'm', type: 'module', path });
    expect(await room.problemOf(module)).toMatch(problem);
  });

  it('modules need a folder that the operator named', async () => {
    const none = new CustomGuards({ hookHosts: [] }, post.post);
    const module = customGuardSchema.parse({ name: 'm', type: 'module', path: 'magic.mjs' });
    expect(await none.problemOf(module)).toMatch(/modulesDir/);
  });

  it('a pattern has to be RE2 and to match its example', async () => {
    const regex = (pattern: string) =>
      customGuardSchema.parse({ name: 'r', type: 'regex', patterns: [{ id: 'p', pattern, example: 'aa' }] });
    expect(await room.problemOf(regex('(a)\\1'))).toMatch(/cannot be used/);
    expect(await room.problemOf(regex('b+'))).toMatch(/known-bad probe 0/);
  });
});
