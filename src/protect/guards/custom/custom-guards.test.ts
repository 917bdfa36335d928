import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type CustomGuardConfig, customGuardSchema } from '../../../contracts/custom-guard.ts';
import { gatewayPolicySchema } from '../../../contracts/guard.ts';
import { createChain } from '../chain.ts';
import { selfTest } from '../self-test.ts';
import { contentOf } from '../test-content.ts';
import { createHttpGuard, type PostHook } from './http-guard.ts';
import { createModuleGuard } from './module-guard.ts';
import { createRegexGuard } from './regex-guard.ts';
import { settleGuards } from './settle-guards.ts';
import { foldCase, WordAutomaton } from './word-automaton.ts';
import { createWordsGuard } from './words-guard.ts';

function configOf<Type extends CustomGuardConfig['type']>(
  type: Type,
  rest: object,
): Extract<CustomGuardConfig, { type: Type }> {
  return customGuardSchema.parse({ name: 'mine', type, ...rest }) as Extract<
    CustomGuardConfig,
    { type: Type }
  >;
}
const policy = gatewayPolicySchema.parse({
  name: 'p',
  guards: [{ guard: 'mine', action: 'block' }],
  guardTimeoutMs: 60_000,
});
const signal = new AbortController().signal;
const context = { threshold: 0.5, deadlineMs: Number.POSITIVE_INFINITY };

describe('word lists', () => {
  it('find what a search word by word finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'B', 'ä', 'Σ', ' '), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.uniqueArray(letters, { selector: foldCase, minLength: 1, maxLength: 6 }),
        letters,
        (words, unit) => {
          const text = `${unit}${words.join('')}${unit}`;
          const naive = words.flatMap((word, index) => {
            const places: string[] = [];
            for (
              let at = foldCase(text).indexOf(foldCase(word));
              at >= 0;
              at = foldCase(text).indexOf(foldCase(word), at + 1)
            )
              places.push(`${index} ${at} ${at + word.length}`);
            return places;
          });
          const found = new WordAutomaton(words)
            .find(text, false)
            .map(({ word, start, end }) => `${word} ${start} ${end}`);
          expect(found.sort()).toEqual(naive.sort());
        },
      ),
      { numRuns: 300, seed: 1 },
    );
  });

  it('know case and the edges of words in other scripts', () => {
    const guard = createWordsGuard(configOf('words', { words: ['STRASSE', 'Ελλάς', 'проект'] }));
    const spans = (text: string) =>
      guard.inspect(contentOf(text), context).reasons.map(({ spans: [span] }) => [span?.start, span?.end]);
    expect(spans('die Strasse')).toEqual([[4, 11]]);
    expect(spans('😀ΕΛΛΆΣ.')).toEqual([[2, 7]]);
    expect(spans('проекты')).toEqual([]);
    expect(selfTest([guard])).toMatchObject([{ isOk: true }]);
  });
});

describe('patterns', () => {
  it('run as RE2 and prove themselves on their examples', () => {
    const guard = createRegexGuard(
      configOf('regex', { patterns: [{ id: 'case', pattern: 'CASE-[0-9]{4}', example: 'CASE-0001' }] }),
    );
    expect(selfTest([guard])).toMatchObject([{ isOk: true }]);
    expect(guard.inspect(contentOf('😀 CASE-1234'), context).reasons).toMatchObject([
      { rule: 'case', spans: [{ start: 3, end: 12 }], replacement: '[MINE]' },
    ]);
  });

  it('say which one cannot be used', () => {
    const config = configOf('regex', { patterns: [{ id: 'back', pattern: '(a)\\1', example: 'aa' }] });
    expect(() => createRegexGuard(config)).toThrow(/back cannot be used/);
  });
});

describe('hooks', () => {
  const config = configOf('http', {
    url: 'https://guard.example/',
    secret: 's'.repeat(32),
    probes: { bad: ['very bad'], good: ['fine'] },
    timeoutMs: 50,
  });
  const judge = async (post: PostHook) => {
    const guards = await settleGuards(
      [createHttpGuard(config, post, () => 5_000)],
      policy,
      contentOf('hello'),
    );
    return createChain(guards, policy).inspect(contentOf('hello'));
  };

  it('are signed, and their answer counts', async () => {
    const answer = JSON.stringify({ score: 1, reasons: [{ rule: 'bad', score: 1 }] });
    const verdict = await judge(async ({ headers, body }) => {
      const expected = createHmac('sha256', config.secret).update(`5.${body}`).digest('hex');
      expect(headers['x-bartizan-signature']).toBe(`t=5,v1=${expected}`);
      return { status: 200, body: answer };
    });
    expect(verdict).toMatchObject({ action: 'block', reasons: [{ guard: 'mine', rule: 'bad' }] });
  });

  it('prove themselves on the probes that they bring', async () => {
    const reason = (score: (body: string) => number) =>
      createHttpGuard(config, async ({ body }) => ({
        status: 200,
        body: JSON.stringify({ score: score(body) }),
      })).selfTest();
    expect(await reason((body) => (body.includes('very bad') ? 1 : 0))).toBeUndefined();
    expect(await reason(() => 0)).toMatch(/known-bad probe 0/);
    expect(await reason(() => 1)).toMatch(/known-good probe 0/);
  });

  it.each<[string, PostHook]>([
    ['a refusal', async () => ({ status: 500, body: '{"score":0}' })],
    ['nonsense', async () => ({ status: 200, body: '{"score":7}' })],
    ['silence', () => new Promise(() => undefined)],
    ['a broken line', () => Promise.reject(new Error('reset'))],
    [
      'a span outside of the text',
      async () => ({
        status: 200,
        body: '{"score":1,"reasons":[{"rule":"a","score":1,"spans":[{"path":"/text","start":0,"end":999}]}]}',
      }),
    ],
  ])('fail closed on %s', async (_name, post) => {
    const quick = { ...policy, guardTimeoutMs: 200 };
    const guards = await settleGuards([createHttpGuard(config, post)], quick, contentOf('hello'));
    expect(createChain(guards, quick).inspect(contentOf('hello'))).toMatchObject({
      action: 'block',
      reasons: [{ rule: 'guard-error' }],
    });
  });
});

describe('modules', () => {
  const url = new URL('./testdata/project-names.ts', import.meta.url);
  const config = configOf('module', { path: 'project-names.ts', timeoutMs: 300 });
  const guard = createModuleGuard(config, url);
  afterAll(() => guard.close());

  it('prove themselves, judge, and throw in their own thread', async () => {
    expect(await guard.selfTest()).toBeUndefined();
    expect(await guard.inspect(contentOf('Nightjar'), context, signal)).toMatchObject({
      guard: 'mine',
      score: 1,
    });
    await expect(guard.inspect(contentOf('throw'), context, signal)).rejects.toThrow('TypeError');
  });

  it('that never end cost one call: the next one gets a new thread', async () => {
    await expect(guard.inspect(contentOf('loop'), context, signal)).rejects.toThrow('ran longer');
    expect(await guard.inspect(contentOf('birds'), context, signal)).toMatchObject({ score: 0 });
  });

  it('that are not there are reported', async () => {
    const lost = createModuleGuard(config, new URL('./testdata/none.ts', import.meta.url));
    expect(await lost.selfTest()).toMatch(/threw/);
    await lost.close();
  });
});
