import { describe, expect, it } from 'vitest';
import type { GuardAction, GuardContent } from '../../../contracts/guard.ts';
import { parseCall, type ReplayCall, type ReplayJudge, replayPolicy, replayReportText } from './index.ts';

/** Acts on a word. */
const byWord =
  (word: string, action: GuardAction, rule = 'word'): ReplayJudge =>
  ({ segments }: GuardContent) =>
    segments.some(({ text }) => text.includes(word))
      ? { action, reasons: [{ guard: 'words', rule, action, score: 1 }] }
      : { action: 'allow', reasons: [] };

const call = (line: object, index = 0): ReplayCall => {
  const parsed = parseCall(JSON.stringify(line), index);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed;
};

describe('a line of past traffic', () => {
  it('is a text', () => {
    expect(call({ id: 7, text: 'hi' })).toEqual({
      id: '7',
      contents: [{ direction: 'input', segments: [{ path: '/text', text: 'hi', provenance: 'user' }] }],
    });
    expect(call({ text: 'hi', direction: 'output' }, 4)).toMatchObject({
      id: 'line 5',
      contents: [{ direction: 'output', segments: [{ provenance: 'model' }] }],
    });
  });

  it('is messages, each text with who wrote it', () => {
    const messages = [
      { role: 'system', content: 's' },
      {
        role: 'user',
        content: [
          { type: 'text', text: 'u' },
          { type: 'tool_result', content: 'r' },
        ],
      },
      { role: 'assistant', content: null, tool_calls: [{ function: { name: 'f', arguments: '{}' } }] },
      { role: 'tool', tool_call_id: 'c', content: [{ role: 'user', text: 't' }] },
    ];
    expect(call({ messages }).contents[0]?.segments).toEqual([
      { path: '/messages/0/content', text: 's', provenance: 'system' },
      { path: '/messages/1/content/0/text', text: 'u', provenance: 'user' },
      { path: '/messages/1/content/1/content', text: 'r', provenance: 'tool' },
      { path: '/messages/2/tool_calls/0/function/name', text: 'f', provenance: 'model' },
      { path: '/messages/2/tool_calls/0/function/arguments', text: '{}', provenance: 'model' },
      { path: '/messages/3/content/0/text', text: 't', provenance: 'tool' },
    ]);
  });

  it('is a gateway event that kept its words, with what was decided', () => {
    const parsed = call({
      id: 'gwc_1',
      type: 'gateway.call',
      verdict: {
        action: 'block',
        score: 1,
        reasons: [{ guard: 'g', rule: 'r', action: 'block', score: 1, spans: [] }],
      },
      content: {
        request: '{"model":"m","messages":[{"role":"user","content":"q"}]}',
        response: 'plain words',
      },
    });
    expect(parsed.before).toMatchObject({ action: 'block', reasons: [{ guard: 'g', rule: 'r' }] });
    expect(
      parsed.contents.map(({ direction, segments }) => [direction, segments.map(({ text }) => text)]),
    ).toEqual([
      ['input', ['q']],
      ['output', ['plain words']],
    ]);
  });

  it.each([
    ['nonsense', 'no JSON'],
    ['[]', 'not a call'],
    ['{"id":"x"}', /no text/],
    ['{"messages":[]}', /no text/],
    ['{"text":"x","provenance":"god"}', 'not a call'],
  ])('may be unreadable: %s', (line, problem) => {
    expect(parseCall(line, 0)).toMatchObject({ problem: expect.stringMatching(problem) });
  });
});

describe('a replay', () => {
  const calls = [
    call({ id: 'a', text: 'red' }),
    call({ id: 'b', text: 'blue' }),
    call({ id: 'c', text: 'red blue' }),
    call({
      id: 'd',
      text: 'green',
      verdict: { action: 'block', reasons: [{ guard: 'old', rule: 'gone', action: 'block' }] },
    }),
    call({ id: 'e', text: 'grey' }),
  ];
  const report = replayPolicy(calls, byWord('blue', 'block', 'blue'), byWord('red', 'block', 'red'));

  it('counts what changes, by action, guard and rule', () => {
    expect(report).toMatchObject({
      calls: 5,
      judgedBefore: 4,
      blockedBefore: 3,
      blockedAfter: 2,
      newlyBlocked: 1,
      released: 2,
      transitions: { 'block>allow': 2, 'allow>block': 1, 'block>block': 1, 'allow>allow': 1 },
      changesCut: false,
    });
    expect(report.rules).toEqual(
      expect.arrayContaining([
        { guard: 'words', rule: 'red', before: 2, after: 0, newlyBlocked: 0, released: 1 },
        { guard: 'words', rule: 'blue', before: 0, after: 2, newlyBlocked: 1, released: 0 },
        { guard: 'old', rule: 'gone', before: 1, after: 0, newlyBlocked: 0, released: 1 },
      ]),
    );
    expect(report.changes.map(({ id, before, after }) => [id, before, after])).toEqual([
      ['a', 'block', 'allow'],
      ['b', 'allow', 'block'],
      ['d', 'block', 'allow'],
    ]);
  });

  it('says it in words, and lets no id steer the terminal', () => {
    const text = replayReportText(report);
    expect(text).toContain(
      '5 calls: 3 blocked before, 2 under the new policy (1 newly blocked, 2 released).',
    );
    expect(text).toContain('words/blue: 0 > 2, 1 newly blocked, 0 released');
    const hostile = replayPolicy(
      [call({ id: 'x\u001b[2J', text: 'blue' })],
      byWord('blue', 'block'),
      byWord('red', 'block'),
    );
    expect(replayReportText(hostile)).toContain('x·[2J: allow > block');
  });

  it('changes nothing under the same policy', () => {
    const same = replayPolicy(calls.slice(0, 3), byWord('red', 'block'), byWord('red', 'block'));
    expect(same).toMatchObject({ newlyBlocked: 0, released: 0, changes: [] });
  });
});
