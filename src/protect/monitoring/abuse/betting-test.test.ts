import { expect, it } from 'vitest';
import { BettingTest } from './betting-test.ts';

function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Share of streams in which the evidence ever reaches 1/α. */
function alarmShare(chance: number, usual: number, alpha: number): number {
  const random = randomOf(Math.round(chance * 1e6) + 7);
  const streams = 3_000;
  let alarms = 0;
  for (let stream = 0; stream < streams; stream++) {
    const test = new BettingTest();
    for (let call = 0; call < 400; call++) {
      test.observe(random() < chance, usual);
      if (test.evidence >= 1 / alpha) {
        alarms++;
        break;
      }
    }
  }
  return alarms / streams;
}

it.each([0.001, 0.02, 0.3, 0.8, 0.95])(
  'keeps its rate however long one looks, at a chance of %f',
  (chance) => {
    const alpha = 0.05;
    // Three standard deviations of 3,000 streams.
    const most = alpha + 3 * Math.sqrt((alpha * (1 - alpha)) / 3_000);
    expect(alarmShare(chance, chance, alpha)).toBeLessThanOrEqual(most);
    expect(alarmShare(chance / 2, chance, alpha)).toBeLessThanOrEqual(most);
  },
);

it('notices what is likelier than usual, also after a long quiet time', () => {
  const random = randomOf(1);
  const test = new BettingTest();
  for (let call = 0; call < 5_000; call++) test.observe(random() < 0.05, 0.05);
  expect(test.evidence).toBeLessThan(20);
  let needed = 0;
  while (test.evidence < 1_000 && needed < 200) {
    test.observe(random() < 0.6, 0.05);
    needed++;
  }
  expect(needed).toBeLessThan(45);
});

it('begins anew with a wealth of one', () => {
  const test = new BettingTest();
  expect(test.evidence).toBe(1);
  for (let call = 0; call < 50; call++) test.observe(true, 0.1);
  expect(test.evidence).toBeGreaterThan(1e6);
  test.restart();
  expect(test.evidence).toBe(1);
});
