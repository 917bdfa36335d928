import { describe, expect, test } from 'vitest';
import { compileRules, parseRules } from './compile-rules.ts';

const good = (id: string, extra = '') => `title: Good ${id}
id: ${id}
logsource:
    category: test
detection:
    sel:
        a: x
    condition: sel
${extra}`;

function problemOf(text: string) {
  const { problems, loaded } = compileRules([{ path: 'rules/a.yml', text }]);
  expect(loaded).toBe(0);
  expect(problems).toHaveLength(1);
  return problems[0];
}

test('every document is in force or reported, in files with several', () => {
  const text = `${good('one')}---\ncorrelation:\n    type: event_count\ntitle: Many\nid: two\n---\n${good('three')}`;
  const { problems, detector } = compileRules([{ path: 'a.yml', text }]);
  expect(detector.rules().map(({ id }) => id)).toEqual(['one', 'three']);
  expect(problems).toEqual([
    {
      file: 'a.yml',
      line: 10,
      kind: 'unsupported',
      reason: 'correlation rules are not supported yet',
      ruleId: 'two',
      title: 'Many',
    },
  ]);
});

test('the first rule of an id wins, the second is reported', () => {
  const { loaded, problems } = compileRules([
    { path: 'a.yml', text: good('one') },
    { path: 'b.yml', text: good('one') },
  ]);
  expect(loaded).toBe(1);
  expect(problems[0]).toMatchObject({
    file: 'b.yml',
    line: 2,
    kind: 'invalid',
    reason: expect.stringContaining('a.yml'),
  });
});

test('a rule without id gets one that depends on what it looks for', () => {
  const text = good('one').replace('id: one\n', '');
  const ids = [text, text.replace('a: x', 'a: y'), `${text}level: high\n`].map(
    (each) => parseRules([{ path: 'a', text: each }]).rules[0]?.id,
  );
  expect(ids[0]).toMatch(/^sigma-[0-9a-f]{24}$/);
  expect(ids[1]).not.toBe(ids[0]);
  expect(ids[2]).toBe(ids[0]);
});

describe('faults, with their line', () => {
  test.each<[string, (text: string) => string, number, string]>([
    [
      'an unknown modifier',
      (text) => text.replace('a: x', 'a|nonsense: x'),
      7,
      "unknown modifier 'nonsense'",
    ],
    [
      'excluding modifiers',
      (text) => text.replace('a: x', 'a|contains|startswith: x'),
      7,
      'exclude each other',
    ],
    ['re with contains', (text) => text.replace('a: x', 'a|re|contains: x'), 7, 'exclude each other'],
    ['a flag without re', (text) => text.replace('a: x', 'a|i: x'), 7, 'needs the modifier re'],
    ['a bad regular expression', (text) => text.replace('a: x', 'a|re: "(x"'), 7, 'regular expression'],
    ['look-ahead', (text) => text.replace('a: x', 'a|re: "x(?=y)"'), 7, 'regular expression'],
    ['a bad network', (text) => text.replace('a: x', 'a|cidr: 10.0.0.0/99'), 7, 'CIDR'],
    ['a bad number', (text) => text.replace('a: x', 'a|gt: many'), 7, 'needs a number'],
    ['exists without a boolean', (text) => text.replace('a: x', 'a|exists: x'), 7, 'true or false'],
    ['encoded wildcards', (text) => text.replace('a: x', 'a|base64: x*'), 7, 'wildcards'],
    ['an empty list', (text) => text.replace('a: x', 'a: []'), 7, 'empty list'],
    [
      'a field that holds a map',
      (text) => text.replace('a: x', 'a:\n            b: x'),
      7,
      'cannot hold a map',
    ],
    ['a wrong condition', (text) => text.replace('condition: sel', 'condition: sell'), 8, "no 'sell'"],
    ['an unknown level', (text) => `${text}level: worst\n`, 9, "unknown level 'worst'"],
    ['no log source', (text) => text.replace('category: test', 'definition: x'), 3, 'no product'],
    [
      'an old aggregation',
      (text) => text.replace('condition: sel', 'condition: sel | count() > 3'),
      8,
      'aggregations',
    ],
    ['broken YAML', (text) => text.replace('    sel:', '  sel: : ['), 6, 'YAML'],
  ])('%s', (_, change, line, reason) => {
    const problem = problemOf(change(good('one')));
    expect(problem?.reason).toContain(reason);
    expect(problem?.line).toBe(line);
    expect(problem?.file).toBe('rules/a.yml');
  });

  test.each([
    ['', 'empty'],
    ['just text', 'must be a map'],
    ['- a', 'must be a map'],
    ['title: x', 'detection is missing'],
    ['title: x\nfilter:\n    rules: any', 'filters are not supported'],
    ['action: global\ntitle: x', 'collections'],
    ['title: x\ndetection:\n    condition: a', 'no search identifier'],
    ['title: x\ndetection:\n    a:\n        b: c', 'condition is missing'],
    ['detection: {}', 'title is missing'],
  ])('%j', (text, reason) => expect(problemOf(text)?.reason).toContain(reason));
});
