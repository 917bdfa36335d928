import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanJson } from './scan-json.ts';

const code = (text: string, depthMax = 16): string => {
  try {
    scanJson(text, depthMax);
    return 'fine';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('scanJson', () => {
  it('has nothing against what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(code(text, 64)).toBe('fine');
      }),
    );
  });

  it('finds a key that stands twice in any object, however it is spelled', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 30 }), fc.nat(), (key, others, at) => {
        const names = [...new Set(others.filter((other) => other !== key))];
        names.splice(at % (names.length + 1), 0, key);
        const escaped = [...key]
          .map((unit) =>
            unit.length === 1 ? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}` : unit,
          )
          .join('');
        const members = names.map((name) => `${JSON.stringify(name)} : [1,{"x":2}]`);
        expect(code(`[{${members.join(', ')}}]`)).toBe('fine');
        expect(code(`[{${[...members, `"${escaped}":0`].join(',')}}]`)).toBe('duplicate_key');
      }),
    );
  });

  it.each([
    ['{"a":{"a":1},"b":[{"a":2},{"a":3}]}', 'fine'],
    ['{"a":"a","b":"a"}', 'fine'],
    ['{"a":["x","a","a"]}', 'fine'],
    ['{"a":1,"b":{"c":1,"c":2}}', 'duplicate_key'],
    ['{"a\\\\":1,"a":2}', 'fine'],
    ['{"a\\"":1,"a\\"":2}', 'duplicate_key'],
    ['{"__proto__":1,"__proto__":2}', 'duplicate_key'],
    ['['.repeat(16) + ']'.repeat(16), 'fine'],
    ['['.repeat(17), 'body_too_deep'],
    [JSON.stringify('['.repeat(40)), 'fine'],
  ])('%s: %s', (text, wanted) => {
    expect(code(text)).toBe(wanted);
  });
});
