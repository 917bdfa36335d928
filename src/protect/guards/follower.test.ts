import { describe, expect, it } from 'vitest';
import { type Guard, type GuardAction, type GuardCall, gatewayPolicySchema } from '../../contracts/guard.ts';
import { createChain } from './chain.ts';
import { createStreamInspector } from './stream.ts';

/** Finds the word `stop` and, at the end, texts with an odd number of units. */
function wordGuard(log: string[] = []): Guard {
  return {
    name: 'words',
    version: '1',
    directions: ['output'],
    holdBackMax: 0,
    probes: { bad: [], good: [] },
    inspect: () => {
      throw new Error('a stream asks the reader');
    },
    follow: ({ path }, { call }) => {
      let text = '';
      let told = 0;
      return {
        push: (piece) => {
          text += piece;
          log.push(piece);
          const start = text.indexOf(call?.canaries?.[0] ?? 'stop', told);
          if (start < 0) return [];
          told = start + 4;
          const spans = [{ path, start, end: start + 4 }];
          return [{ guard: 'words', rule: 'stop', score: 0.9, spans, explanation: 'x', replacement: '[]' }];
        },
        end: () =>
          text.length % 2 === 0
            ? []
            : [{ guard: 'words', rule: 'odd', score: 0.6, spans: [], explanation: 'x' }],
      };
    },
  };
}

const policy = (action: GuardAction, threshold = 0.5) =>
  gatewayPolicySchema.parse({
    name: 'p',
    guards: [{ guard: 'words', action, threshold, directions: ['output'] }],
  });

function stream(
  text: string,
  action: GuardAction,
  guard = wordGuard(),
  call?: GuardCall,
  threshold?: number,
) {
  const chain = createChain([guard], policy(action, threshold));
  const inspector = createStreamInspector(chain, { path: '/t', call });
  let out = '';
  for (const unit of text) out += inspector.push(unit).text;
  out += inspector.end().text;
  return { out, action: inspector.action, reasons: inspector.reasons };
}

describe('a guard that follows a stream', () => {
  it('reads every unit once, before it is passed on', () => {
    const log: string[] = [];
    const text = `Plain words pass. a=1 and ${'y'.repeat(700)} then more words`;
    expect(stream(text, 'block', wordGuard(log)).out.length).toBeGreaterThan(0);
    expect(log.join('')).toBe(text);
  });

  it('lets prose pass word by word', () => {
    const inspector = createStreamInspector(createChain([wordGuard()], policy('block')), { path: '/t' });
    expect(inspector.push('It rains on the ro').text).toBe('It rains on the ');
  });

  it('stops the stream before the piece that it found something in', () => {
    const { out, action, reasons } = stream('go on stop here', 'block');
    expect({ out, action }).toEqual({ out: 'go on ', action: 'block' });
    expect(reasons[0]?.spans).toEqual([{ path: '/t', start: 6, end: 10 }]);
  });

  it('is heard at the end, while the last piece is still held', () => {
    expect(stream('one two x=1', 'block')).toMatchObject({ out: 'one two ', action: 'block' });
    expect(stream('odd', 'block')).toMatchObject({ out: '', action: 'block' });
  });

  it('only notes when the policy flags, and keeps quiet under the threshold', () => {
    expect(stream('go stop on', 'flag')).toMatchObject({ out: 'go stop on', action: 'flag' });
    expect(stream('go stop on', 'flag', wordGuard(), undefined, 0.95).action).toBe('allow');
  });

  it('cannot redact what is gone: that is a block', () => {
    expect(stream('go stop on', 'redact').action).toBe('block');
  });

  it('knows the call', () => {
    const call = { segments: [], canaries: ['rain'] };
    expect(stream('no stop rain', 'block', wordGuard(), call).out).toBe('no stop ');
  });

  it('fails closed when it throws or points outside its text', () => {
    const throwing: Guard = {
      ...wordGuard(),
      follow: () => {
        throw new TypeError('broken');
      },
    };
    expect(stream('abc def', 'flag', throwing)).toMatchObject({ out: '', action: 'block' });
    const lost: Guard = {
      ...wordGuard(),
      follow: () => ({
        push: () => [
          {
            guard: 'words',
            rule: 'r',
            score: 1,
            spans: [{ path: '/other', start: 0, end: 1 }],
            explanation: '',
          },
        ],
        end: () => [],
      }),
    };
    expect(stream('abc def', 'flag', lost)).toMatchObject({ out: '', action: 'block' });
  });
});
