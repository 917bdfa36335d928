import fc from 'fast-check';
import { expect, it } from 'vitest';
import { locateJson, pointerToken } from './locate-json.ts';
import { rewriteJson } from './rewrite-json.ts';

/** Every value with its pointer, by the plain way: parse and walk. */
function walk(value: unknown, path = ''): [string, unknown][] {
  const found: [string, unknown][] = [[path, value]];
  if (Array.isArray(value))
    for (const [i, item] of value.entries()) found.push(...walk(item, `${path}/${i}`));
  else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value)) {
      found.push(...walk((value as Record<string, unknown>)[key], `${path}/${pointerToken(key)}`));
    }
  }
  return found;
}

const spaced = fc
  .tuple(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 1, 4))
  .map(([value, indent]) => JSON.stringify(value, null, indent));

it('finds every value where it stands', () => {
  fc.assert(
    fc.property(spaced, (text) => {
      const values = walk(JSON.parse(text));
      const ranges = locateJson(text, new Set(values.map(([path]) => path)));
      for (const [path, value] of values) {
        const range = ranges.get(path)!;
        expect(JSON.parse(text.slice(range.start, range.end))).toEqual(value);
      }
    }),
  );
});

it('changes the strings it is told to and no other character', () => {
  fc.assert(
    fc.property(spaced, fc.string(), (text, replacement) => {
      const strings = walk(JSON.parse(text)).filter(([, value]) => typeof value === 'string');
      const chosen = strings.filter((_, i) => i % 2 === 0);
      const quoted = JSON.stringify(replacement);
      const rewritten = rewriteJson(text, new Map(chosen.map(([path]) => [path, quoted])))!;
      const after = new Map(walk(JSON.parse(rewritten)));
      for (const [path, value] of walk(JSON.parse(text))) {
        if (chosen.some(([one]) => one === path)) expect(after.get(path)).toBe(replacement);
        else if (typeof value !== 'object' || value === null) expect(after.get(path)).toEqual(value);
      }
      const lengths = chosen.reduce(
        (sum, [, value]) => sum + quoted.length - JSON.stringify(value).length,
        0,
      );
      expect(rewritten.length).toBe(text.length + lengths);
    }),
  );
});

it('keeps the spelling of numbers, and says when a pointer leads nowhere', () => {
  const text = '{ "n": 12345678901234567890, "f":1.0e0,\n"s":"x" }';
  expect(rewriteJson(text, new Map([['/s', '"y"']]))).toBe(text.replace('"x"', '"y"'));
  expect(rewriteJson(text, new Map([['/t', '"y"']]))).toBeUndefined();
});
