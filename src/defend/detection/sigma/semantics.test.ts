import { describe, expect, test } from 'vitest';
import { matchDetection } from './testing/match-detection.ts';

type Fields = Readonly<Record<string, unknown>>;
type Row = readonly [selection: unknown, fields: Fields, expected: boolean];

function table(name: string, rows: readonly Row[]): void {
  describe(name, () => {
    test.each(rows)('%j on %j: %j', (selection, fields, expected) => {
      expect(matchDetection({ sel: selection }, fields)).toBe(expected);
    });
  });
}

table('values', [
  [{ a: 'Cmd' }, { a: 'cMD' }, true],
  [{ a: 'cmd' }, { a: 'cmd.exe' }, false],
  [{ a: ['x', 'cmd'] }, { a: 'cmd' }, true],
  [{ a: 'cmd', b: 'x' }, { a: 'cmd' }, false],
  [[{ a: '1' }, { b: '2' }], { b: 2 }, true],
  [{ a: 4688 }, { a: '4688' }, true],
  [{ a: '4688' }, { a: 4688 }, true],
  [{ a: 1 }, { a: '01' }, false],
  [{ a: true }, { a: 'TRUE' }, true],
  [{ a: 'c*d' }, { a: 'cmd' }, true],
  [{ a: 'c?d' }, { a: 'cd' }, false],
  [{ a: 'c\\*d' }, { a: 'c*d' }, true],
  [{ a: 'c\\*d' }, { a: 'cmd' }, false],
  [{ a: '*' }, { a: '' }, true],
  [{ a: '*' }, { a: null }, false],
  [{ a: '*' }, {}, false],
  [{ a: 'line*end' }, { a: 'line\nend' }, true],
  [{ a: 'x' }, { a: ['y', 'x'] }, true],
  [{ 'a.b': 'x' }, { 'a.b': 'x' }, true],
  [{ commandline: 'x' }, { CommandLine: 'x' }, true],
  [{ a: 'x' }, { A: 'y', a: 'x' }, true],
  [{ a: '{"b":1}' }, { a: { b: 1 } }, true],
]);

table('null, empty and missing are three things', [
  [{ a: null }, {}, true],
  [{ a: null }, { a: null }, true],
  [{ a: null }, { a: '' }, false],
  [{ a: null }, { a: [] }, true],
  [{ a: '' }, { a: '' }, true],
  [{ a: '' }, { a: null }, false],
  [{ a: '' }, {}, false],
  [{ a: [null, 'x'] }, {}, true],
  [{ 'a|exists': true }, { a: null }, true],
  [{ 'a|exists': true }, { a: undefined }, false],
  [{ 'a|exists': false }, {}, true],
  [{ 'a|exists': false }, { a: '' }, false],
]);

table('text modifiers', [
  [{ 'a|contains': 'MID' }, { a: 'a mid z' }, true],
  [{ 'a|startswith': 'ab' }, { a: 'ABC' }, true],
  [{ 'a|startswith': 'bc' }, { a: 'ABC' }, false],
  [{ 'a|endswith': '\\cmd.exe' }, { a: 'C:\\x\\CMD.EXE' }, true],
  [{ 'a|contains|all': ['x', 'y'] }, { a: 'y x' }, true],
  [{ 'a|contains|all': ['x', 'y'] }, { a: 'x' }, false],
  [{ 'a|all': ['*x*', '*y'] }, { a: 'xy' }, true],
  [{ 'a|cased': 'Cmd' }, { a: 'cmd' }, false],
  [{ 'a|contains|cased': 'Mid' }, { a: 'a Mid' }, true],
  [{ 'a|contains': 'a*c' }, { a: 'xx abbc xx' }, true],
  [{ 'a|contains': 'tmp\\' }, { a: 'C:\\tmp\\x' }, true],
  [{ 'a|neq': 'x' }, { a: 'y' }, true],
  [{ 'a|neq': 'x' }, { a: 'X' }, false],
  [{ 'a|neq': ['x', 'y'] }, { a: 'y' }, false],
  [{ 'a|neq': 'x' }, {}, true],
  [{ 'a|contains|windash': ' -enc' }, { a: 'p /enc' }, true],
  [{ 'a|contains|windash': ' -enc' }, { a: 'p ―ENC' }, true],
  [{ 'a|contains|windash': ' -a -b' }, { a: 'p –a /b' }, true],
  [{ 'a|contains|windash': ' -a -b' }, { a: 'p +a /b' }, false],
  [{ 'a|base64|contains': 'cmd' }, { a: 'x Y21k y' }, true],
  [
    { 'a|base64offset|contains': '/bin/bash' },
    { a: Buffer.from('x; /bin/bash -i').toString('base64') },
    true,
  ],
  [
    { 'a|wide|base64offset|contains': 'IEX' },
    { a: Buffer.from(' IEX (', 'utf16le').toString('base64') },
    true,
  ],
  [{ 'a|utf16le|base64offset|contains': 'IEX' }, { a: Buffer.from('IEX ').toString('base64') }, false],
  [
    { 'a|base64offset|contains|all': ['abcdef', 'ghijkl'] },
    { a: Buffer.from('abcdef ghijkl').toString('base64') },
    true,
  ],
  [
    { 'a|base64offset|contains|all': ['abcdef', 'ghijkl'] },
    { a: Buffer.from('abcdef').toString('base64') },
    false,
  ],
]);

table('regular expressions', [
  [{ 'a|re': 'b.d' }, { a: 'abcde' }, true],
  [{ 'a|re': 'B.D' }, { a: 'abcde' }, false],
  [{ 'a|re|i': 'B.D' }, { a: 'abcde' }, true],
  [{ 'a|re': '(?i)B.D' }, { a: 'abcde' }, true],
  [{ 'a|re': '^b' }, { a: 'a\nb' }, false],
  [{ 'a|re|m': '^b' }, { a: 'a\nb' }, true],
  [{ 'a|re': 'a.b' }, { a: 'a\nb' }, false],
  [{ 'a|re|s': 'a.b' }, { a: 'a\nb' }, true],
  [{ 'a|re': '^\\d+$' }, { a: 12 }, true],
]);

table('numbers, times, networks, other fields', [
  [{ 'a|gt': 5 }, { a: 6 }, true],
  [{ 'a|gt': 5 }, { a: '5' }, false],
  [{ 'a|gte': 5 }, { a: '5.0' }, true],
  [{ 'a|lt': 5 }, { a: -1 }, true],
  [{ 'a|lte': 5 }, { a: 'five' }, false],
  [{ 'a|lt': 5 }, {}, false],
  [{ 't|hour': 13 }, { t: '2026-11-22T13:05:00Z' }, true],
  [{ 't|hour|gte': 14 }, { t: '2026-11-22T13:05:00Z' }, false],
  [{ 't|minute': 5 }, { t: '2026-11-22 13:05:00' }, true],
  [{ 't|day': 22 }, { t: 1_795_353_900_000 }, true],
  [{ 't|week': 53 }, { t: '2027-01-01' }, true],
  [{ 't|month': 11 }, { t: '2026-11-22T13:05:00.1234567Z' }, true],
  [{ 't|year': 2026 }, { t: 'no date' }, false],
  [{ 'a|cidr': ['10.0.0.0/8', '::1'] }, { a: '10.9.9.9' }, true],
  [{ 'a|cidr': '10.0.0.0/8' }, { a: '10.9.9' }, false],
  [{ 'a|fieldref': 'b' }, { a: 'X', b: 'x' }, true],
  [{ 'a|fieldref': 'b' }, { a: 'x' }, false],
  [{ 'a|fieldref': 'A' }, { A: [], a: 'x' }, true],
  [{ 'a|fieldref|cased': 'b' }, { a: 'X', b: 'x' }, false],
  [{ 'a|fieldref|endswith': 'b' }, { a: 'C:\\x', b: '\\X' }, true],
  [{ 'a|fieldref|startswith': 'b' }, { a: 'xyz', b: 'xy' }, true],
  [{ 'a|fieldref|contains': 'b' }, { a: 'xyz', b: 'q' }, false],
  [{ 'a|fieldref|neq': 'b' }, { a: 'x', b: 'y' }, true],
]);

table('keywords', [
  [['evil'], { a: 'x EVIL y' }, true],
  [['evil', 'bad'], { a: 'bad' }, true],
  ['evil', { a: 'evil' }, true],
  [{ '|all': ['evil', 'bad'] }, { a: 'evil', b: 'bad' }, true],
  [{ '|all': ['evil', 'bad'] }, { a: 'evil' }, false],
  [{ '|re': 'ev.l' }, { a: 'evil' }, true],
  [['ev*l'], { a: 'x ev123l x' }, true],
  [['e'], { evil: 1 }, false],
  [[4625], { a: 'id 4625' }, true],
  [['evil', { a: 'x' }], { a: 'x' }, true],
]);

describe('keywords and the raw record', () => {
  test('a line of text is searched, a document is not', () => {
    expect(matchDetection({ sel: ['needle'] }, {}, { raw: '<13>a needle' })).toBe(true);
    expect(matchDetection({ sel: ['needle'] }, {}, { raw: '[22/Nov] a needle' })).toBe(true);
    for (const raw of ['{"needle":1}', ' {"needle":1}', '[{"needle":1}]', '<Event>needle</Event>', '']) {
      expect(matchDetection({ sel: ['needle'] }, {}, { raw })).toBe(false);
    }
  });
});

describe('conditions', () => {
  test('several conditions: one is enough', () => {
    const detection = { s1: { a: 'x' }, s2: { a: 'y' }, condition: ['s1', 's2'] };
    expect(matchDetection(detection, { a: 'y' })).toBe(true);
    expect(matchDetection(detection, { a: 'z' })).toBe(false);
  });

  test('them leaves out names with an underscore', () => {
    const detection = { s1: { a: 'x' }, _s2: { a: 'y' }, condition: 'all of them' };
    expect(matchDetection(detection, { a: 'x' })).toBe(true);
  });

  test('a rule without anything positive is tried on every event', () => {
    expect(matchDetection({ sel: { a: 'x' }, condition: 'not sel' }, { b: 1 })).toBe(true);
  });
});

describe('placeholders', () => {
  const placeholders = new Map([['admins', ['root', 'Admin%']]]);

  test('values are put in, wildcards around them stay', () => {
    expect(matchDetection({ sel: { 'a|expand': '%admins%' } }, { a: 'admin%' }, { placeholders })).toBe(true);
    expect(
      matchDetection({ sel: { 'a|expand|contains': 'x%admins%' } }, { a: '-xroot-' }, { placeholders }),
    ).toBe(true);
  });

  test('a missing one is reported as unsupported', () => {
    expect(() => matchDetection({ sel: { 'a|expand': '%other%' } }, {}, { placeholders })).toThrow('%other%');
  });
});
