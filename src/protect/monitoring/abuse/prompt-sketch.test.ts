import fc from 'fast-check';
import { expect, it } from 'vitest';
import { likeness, sketchPrompt } from './prompt-sketch.ts';
import { NEAR, SketchRing } from './sketch-ring.ts';

const vocabulary =
  'river stone cloud lamp garden train window paper music salt winter engine glass bread'.split(' ');
const words = fc.array(fc.constantFrom(...vocabulary), { minLength: 12, maxLength: 40 });

/** What the signature estimates, computed as it is defined. */
function sharedPart(left: readonly string[], right: readonly string[]): number {
  const shingles = (list: readonly string[]) =>
    new Set([...list, ...list.slice(1).map((word, at) => `${list[at]} ${word}`)]);
  const [a, b] = [shingles(left), shingles(right)];
  const both = [...a].filter((shingle) => b.has(shingle)).length;
  return both / (a.size + b.size - both);
}

it('estimates the part that two texts share', () => {
  let error = 0;
  const pairs = fc.sample(fc.tuple(words, words), { numRuns: 300, seed: 4 });
  for (const [left, right] of pairs) {
    const estimate = likeness(
      sketchPrompt(left.join(' ')).signature!,
      sketchPrompt(right.join(' ')).signature!,
    );
    error += estimate - sharedPart(left, right);
  }
  expect(Math.abs(error / pairs.length)).toBeLessThan(0.05);
});

it('does not care for case, spaces and marks, and is the same for the same text', () => {
  fc.assert(
    fc.property(words, (list) => {
      const plain = sketchPrompt(list.join(' '));
      const shouted = sketchPrompt(`  ${list.join(', ').toUpperCase()}!`);
      expect(shouted.signature).toEqual(plain.signature);
      expect(sketchPrompt(list.join(' '))).toEqual(plain);
    }),
  );
});

it('reads any text, also one that is far too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      const sketch = sketchPrompt(text);
      expect(sketch.buckets.length).toBeLessThanOrEqual(256);
      expect(sketch.form.every(Number.isInteger)).toBe(true);
    }),
  );
  const startedAt = performance.now();
  expect(sketchPrompt('word '.repeat(2_000_000)).wordCount).toBeLessThanOrEqual(1_536);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

it('keeps the structure when the words that carry meaning are exchanged', () => {
  const one = sketchPrompt('Tell me how the price of bread in Norway is set by the state.');
  const other = sketchPrompt('Tell me how the shape of glaciers in Iceland is set by the wind.');
  expect(one.skeleton).not.toBe(0);
  expect(other.skeleton).toBe(one.skeleton);
  expect(sketchPrompt('Hello there').skeleton).toBe(0);
});

it('calls noise what has no words that hold a sentence together', () => {
  expect(sketchPrompt(vocabulary.slice(0, 12).join(' ')).isNoise).toBe(true);
  expect(sketchPrompt('k3{;Qz$!x8%Gq/P(w)B=?v`*7Yc#[h]R|~^N<k>2@T+m-_:Ld.f,J9s!uX&').isNoise).toBe(true);
  expect(sketchPrompt('How do I get to the river, and is there a bridge near it?').isNoise).toBe(false);
  expect(sketchPrompt('川に行くにはどうすればいいですか。近くに橋はありますか。').isNoise).toBe(false);
});

it('the ring finds versions that were there lately, and no others', () => {
  const ring = new SketchRing(64);
  const sketchOf = (at: number, last: string) =>
    sketchPrompt(
      `Please write a letter to company ${at * 977} about its ${vocabulary[at % 14]} and its ${vocabulary[(at * 3) % 14]} ${last}`,
    );
  const target = sketchPrompt(
    'Which bus should one take from the harbour to the old castle on a Sunday morning',
  );
  ring.add(target, 7);
  const version = sketchPrompt(
    'Which bus should one take from the harbour to the new castle on a Sunday morning',
  );
  expect(likeness(target.signature!, version.signature!)).toBeGreaterThan(NEAR);
  expect(ring.compare(version, 0).isNear).toBe(true);
  expect(ring.compare(version, 7).isNear).toBe(false);
  expect(ring.compare(target, 0)).toMatchObject({ isRepeat: true, isNear: false });
  for (let at = 0; at < 64; at++) ring.add(sketchOf(at, 'today'), 7);
  expect(ring.compare(version, 0).isNear).toBe(false);
  expect(ring.bytes).toBeLessThan(64 * 110);
});
