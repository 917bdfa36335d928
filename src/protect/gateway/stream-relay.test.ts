import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testChain } from '../../../test/e2e/support/test-chain.ts';
import { Exchange } from './exchange.ts';
import { operationOf } from './operations.ts';
import { defaultLimits, type GuardChain } from './ports.ts';
import type { Route } from './routing/route-table.ts';
import { readSseFrame } from './sse-frame.ts';
import { SseFramer } from './sse-framer.ts';
import { StreamRelay } from './stream-relay.ts';

const KEY = 'AKIAQ3EGRZ7XLM4TJPWV';

/** Sends the chunks through a relay and gives what the caller would get. */
function relay(
  chunks: readonly Buffer[],
  chain: GuardChain,
  path = '/v1/chat/completions',
): { out: string; exchange: Exchange } {
  const out: Buffer[] = [];
  const sink = {
    send: () => undefined,
    start: () => undefined,
    write: (chunk: Buffer | string) => out.push(Buffer.from(chunk)) > 0,
    end: () => undefined,
    destroy: () => undefined,
    onCallerGone: () => undefined,
    onDrain: () => undefined,
    allowSilence: () => undefined,
  };
  const principal = { kind: 'token', id: 't', name: 't', scopes: ['gateway'] } as const;
  const call = { method: 'POST', path, headers: {}, body: null, ip: '', principal };
  const exchange = new Exchange(call, sink, operationOf(path), 'id', 0);
  exchange.route = {
    chain,
    policy: { storeContent: false },
    targets: [{ upstream: { name: 'u' } }],
  } as unknown as Route;
  const owner = {
    pause: () => undefined,
    stopUpstream: () => undefined,
    done: () => undefined,
    report: () => undefined,
  };
  const stream = new StreamRelay(exchange, owner, defaultLimits, 200, []);
  for (const chunk of chunks) stream.data(chunk);
  stream.end();
  return { out: Buffer.concat(out).toString(), exchange };
}

function chat(pieces: readonly string[], end = '\n\n'): Buffer {
  const frame = (delta: object, finish: string | null): string =>
    `data: ${JSON.stringify({ id: 'c', choices: [{ index: 0, delta, finish_reason: finish }] })}${end}`;
  const frames = pieces.map((content) => frame({ content }, null));
  return Buffer.from([...frames, frame({}, 'stop'), `data: [DONE]${end}`].join(''));
}

function cut<T extends Buffer | string>(whole: T, cuts: readonly number[]): T[] {
  const at = [0, ...cuts.map((one) => one % (whole.length + 1)).sort((a, b) => a - b), whole.length];
  return at.slice(1).map((end, i) => whole.slice(at[i], end) as T);
}

function textOf(stream: string): string {
  const frames = new SseFramer(1e6).push(Buffer.from(stream)).map(readSseFrame);
  const bodies = frames.flatMap(({ data }) =>
    data === undefined || data === '[DONE]' ? [] : [JSON.parse(data)],
  );
  return bodies.map((body) => body.choices[0]?.delta.content ?? '').join('');
}

const words = fc.array(
  fc.constantFrom(KEY, 'hello ', 'AKIA', 'é', '😀', '"quoted" \\ ', '\n', 'FLAGME', 'x'),
  { maxLength: 30 },
);
const cuts = fc.array(fc.nat(), { maxLength: 20 });

describe('a stream through the guards', () => {
  it('gives the same bytes however they arrive, and unchanged ones when nothing is found', () => {
    fc.assert(
      fc.property(words, cuts, cuts, fc.constantFrom('\n\n', '\r\n\r\n'), (text, pieces, chunks, end) => {
        const bytes = chat(cut(text.join(''), pieces), end);
        const whole = relay([bytes], testChain()).out;
        expect(relay(cut(bytes, chunks), testChain()).out).toBe(whole);
        if (!/AKIA[A-Z0-9]{16}/.test(text.join(''))) expect(whole).toBe(bytes.toString());
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same bytes when each byte comes alone', () => {
    const bytes = chat(['the key is AK', 'IAQ3EGRZ7', 'XLM4TJPWV', ', é😀 keep it']);
    const single = [...bytes].map((byte) => Buffer.of(byte));
    expect(relay(single, testChain()).out).toBe(relay([bytes], testChain()).out);
  });

  it('redacts the same text however the model cut it', () => {
    fc.assert(
      fc.property(words, cuts, (text, pieces) => {
        const whole = text.join('');
        const out = textOf(relay([chat(cut(whole, pieces))], testChain()).out);
        expect(out).toBe(whole.replaceAll(/AKIA[A-Z0-9]{16}/g, '[KEY]'));
      }),
      { numRuns: 300 },
    );
  });

  it('lets nothing from a blocked word on leave, however it is cut', () => {
    fc.assert(
      fc.property(cuts, cuts, (pieces, chunks) => {
        const bytes = chat(cut(`${'some words first '.repeat(5)}BLOCKME and then more`, pieces));
        const { out, exchange } = relay(cut(bytes, chunks), testChain());
        expect(textOf(out)).not.toMatch(/BLOCKME|then more/);
        expect(out).toContain('"finish_reason":"content_filter"');
        expect(exchange.toEvent().verdict.action).toBe('block');
      }),
    );
  });

  it('passes on what came before a cut, and says that it was cut', () => {
    const bytes = chat(['one ', 'two ', 'three']);
    const { out, exchange } = relay([bytes.subarray(0, bytes.indexOf('stop'))], testChain());
    expect(textOf(out.slice(0, out.indexOf('data: {"error"')))).toBe('one two three');
    expect(out).toContain('upstream_truncated');
    expect(exchange.error).toBe('upstream_truncated');
  });

  it('decides on one field of a choice when the next begins, so that nothing waits for the end', () => {
    const frame = (delta: object): Buffer =>
      Buffer.from(`data: ${JSON.stringify({ choices: [{ index: 0, delta }] })}\n\n`);
    const bytes = [
      frame({ reasoning_content: 'short' }),
      frame({ content: 'a text of more than twenty characters' }),
    ];
    const { out } = relay([...bytes, frame({ content: ' that goes on and on' })], testChain());
    expect(out.startsWith(bytes[0]!.toString())).toBe(true);
  });

  it('keeps numbers by token of a redacted text to itself', () => {
    const logprobs = { content: [{ token: KEY, logprob: -0.1 }] };
    const choice = { index: 0, delta: { content: `${KEY} ` }, logprobs, finish_reason: 'stop' };
    const { out } = relay([Buffer.from(`data: ${JSON.stringify({ choices: [choice] })}\n\n`)], testChain());
    expect(out).not.toContain(KEY);
    expect(out).toContain('"logprobs":null');
  });
});
