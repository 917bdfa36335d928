import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GuardCall, gatewayPolicySchema } from '../../../contracts/guard.ts';
import { createChain } from '../chain.ts';
import { selfTest } from '../self-test.ts';
import { createStreamInspector } from '../stream.ts';
import { canaryForms } from './canary-forms.ts';
import { CANARY_BYTES, createCanary, createLeakageGuard, LEAKAGE_GUARD, withCanary } from './index.ts';

const guard = createLeakageGuard();
const canary = createCanary(Uint8Array.from({ length: CANARY_BYTES }, (_, index) => index * 37 + 11));
const prompt =
  'You are the service desk of Harbour Lane Bank. Never offer a waiver above 40 euros without the approval of a team leader. Always verify the caller by date of birth before you talk about an account. Complaints about branches are forwarded to the quality office within two days.';

function callOf(question = 'How long does a transfer take?'): GuardCall {
  return {
    segments: [
      { path: '/messages/0/content', provenance: 'system', text: withCanary(prompt, canary) },
      { path: '/messages/1/content', provenance: 'user', text: question },
    ],
    canaries: [canary],
  };
}

function inspect(text: string, call: GuardCall | undefined = callOf(), path = '/text') {
  const context = { threshold: 0.5, deadlineMs: Number.POSITIVE_INFINITY };
  const segments = [{ path, text, provenance: 'model' as const }];
  return guard.inspect(
    { direction: 'output', segments },
    call === undefined ? context : { ...context, call },
  );
}

const encoded: Readonly<Record<string, (text: string) => string>> = {
  plain: (text) => text,
  capitals: (text) => text.toUpperCase(),
  spaced: (text) => [...text].join(' '),
  'a letter a line': (text) => [...text].join('\n'),
  reversed: (text) => [...text].reverse().join(''),
  base64: (text) => btoa(text),
  'base64 inside of more': (text) => btoa(`xy ${text} and on`),
  'base64 twice': (text) => btoa(btoa(text)),
  hexadecimal: (text) => Buffer.from(text).toString('hex'),
  'hexadecimal with 0x': (text) => [...Buffer.from(text)].map((byte) => `0x${byte.toString(16)}`).join(', '),
  'URL encoded': (text) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join(''),
  'JSON escaped': (text) =>
    [...text].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  'HTML entities': (text) => [...text].map((unit) => `&#${unit.charCodeAt(0)};`).join(''),
  'wide letters': (text) =>
    text.replace(/[!-~]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0)),
  'tag characters': (text) =>
    text.replace(/[ -~]/g, (unit) => String.fromCodePoint(unit.charCodeAt(0) + 0xe0000)),
  'zero-width between': (text) => [...text].join('\u200b'),
};

describe('the leakage guard', () => {
  it('proves itself on its probes', () => {
    expect(selfTest([guard])).toEqual([{ guard: LEAKAGE_GUARD, isOk: true }]);
  });

  it.each(Object.keys(encoded))('finds a canary: %s', (name) => {
    const found = inspect(`Well, ${encoded[name]!(canary)} it is.`).reasons.map(({ rule }) => rule);
    expect(found).toContain('canary');
  });

  it.each(Object.keys(encoded))('finds a sentence of the prompt: %s', (name) => {
    const leak = encoded[name]!(
      'Always verify the caller by date of birth before you talk about an account.',
    );
    expect(inspect(`Sure: ${leak} That was it.`).score).toBeGreaterThanOrEqual(0.5);
  });

  it('finds halves of a canary told apart', () => {
    expect(inspect(`First ${canary.slice(0, 8)}, then something else.`).reasons[0]?.rule).toBe('canary');
  });

  it('points at the leak and never quotes it', () => {
    const text = `Fine. ${canary} indeed.`;
    const [reason] = inspect(text).reasons;
    expect(text.slice(reason!.spans[0]!.start, reason!.spans[0]!.end)).toBe(canary);
    expect(JSON.stringify(reason)).not.toContain(canary);
  });

  it('lets the caller have back what the caller wrote', () => {
    const quoted = 'Always verify the caller by date of birth before you talk about an account.';
    expect(inspect(`You wrote: ${quoted}`).score).toBeGreaterThan(0.5);
    expect(inspect(`You wrote: ${quoted}`, callOf(`What does this mean? ${quoted}`)).score).toBeLessThan(0.5);
  });

  it('says nothing without a call, nor about definitions of tools', () => {
    expect(inspect(prompt, { segments: [] }).score).toBe(0);
    const tools = { path: '/tools/0/function/description', provenance: 'developer' as const, text: prompt };
    expect(inspect(prompt, { segments: [tools] }).score).toBe(0);
  });

  it('never takes random text for a canary', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(inspect(text).reasons.filter(({ rule }) => rule === 'canary')).toEqual([]);
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('has no form of a canary that is short enough to be an accident', () => {
    expect(canaryForms(canary).every(({ text }) => text.length >= 8)).toBe(true);
    expect(() => createCanary(new Uint8Array(9))).toThrow(RangeError);
  });

  it('stays linear on hostile text', () => {
    const start = performance.now();
    inspect('%'.repeat(100_000) + '\\u00'.repeat(25_000) + '&#'.repeat(50_000) + 'ab'.repeat(50_000));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

const policy = gatewayPolicySchema.parse({
  name: 'p',
  guards: [{ guard: LEAKAGE_GUARD, action: 'block', directions: ['output'] }],
});
const chain = createChain([guard], policy);

function stream(chunks: readonly string[]) {
  const inspector = createStreamInspector(chain, { path: '/text', call: callOf() });
  let out = '';
  for (const chunk of chunks) out += inspector.push(chunk).text;
  out += inspector.end().text;
  return { out, action: inspector.action, reasons: JSON.stringify(inspector.reasons) };
}

describe('a stream under the leakage guard', () => {
  const texts = [
    'A transfer takes two days; fees depend on the account. Ask again any time.',
    `Sure. ${prompt} That was all.`,
    `It is ${[...canary].join('-')} as far as I know.`,
    `Here: ${btoa(prompt)} and that is it.`,
    `In short: I have to check the date of birth of callers before talking about their account; waivers above 40 euros need the approval of a team leader.`,
  ];

  it('gives the same bytes and verdict for every cut in two and for random cuts', () => {
    for (const text of texts) {
      const whole = stream([text]);
      expect(stream(text.split(''))).toEqual(whole);
      for (let cut = 0; cut <= text.length; cut += 3)
        expect(stream([text.slice(0, cut), text.slice(cut)])).toEqual(whole);
    }
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(fc.nat(400), { maxLength: 12 }), (text, cuts) => {
        const places = [0, ...cuts.map((cut) => cut % text.length).sort((a, b) => a - b), text.length];
        const chunks = places.slice(1).map((place, index) => text.slice(places[index], place));
        expect(stream(chunks)).toEqual(stream([text]));
      }),
      { numRuns: 60, seed: 9 },
    );
  });

  it('stops a repeated prompt after at most a dozen words of it, and never lets a whole canary out', () => {
    const { out, action } = stream(texts[1]!.split(''));
    expect(action).toBe('block');
    expect(out.length).toBeLessThan(110);
    expect(stream(texts[2]!.split('')).out).toBe('It is ');
    expect(stream([texts[0]!])).toMatchObject({ out: texts[0], action: 'allow' });
  });

  it('adds up what several channels of a call give away', () => {
    const call = callOf();
    const words = prompt.split(' ');
    const parts = [0, 1].map((side) =>
      words.filter((_, index) => Math.floor(index / 6) % 2 === side).join(' '),
    );
    const actions = parts.map((text, index) => {
      const inspector = createStreamInspector(chain, { path: `/choices/${index}/message/content`, call });
      inspector.push(text);
      inspector.end();
      return inspector.action;
    });
    expect(actions.at(-1)).toBe('block');
  });
});
