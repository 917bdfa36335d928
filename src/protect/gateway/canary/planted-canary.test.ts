import { expect, it } from 'vitest';
import { bytesWithoutCanary, withoutCanary } from './planted-canary.ts';

const planted = { canary: 'abcdefgh23456777', addition: '\n\n[internal reference abcdefgh23456777]' };

it('takes out what an answer repeats of the instructions, whole or in part', () => {
  const body = JSON.stringify({ instructions: `Be kind.${planted.addition}`, output: [] });
  expect(withoutCanary(body, planted)).toBe('{"instructions":"Be kind.","output":[]}');
  expect(withoutCanary('ref abcdefgh23456777!', planted)).toBe('ref [removed]!');
});

it('gives the same bytes when there is nothing to take out', () => {
  const bytes = Buffer.from([0xff, 0x61]);
  expect(bytesWithoutCanary(bytes, planted)).toBe(bytes);
});
