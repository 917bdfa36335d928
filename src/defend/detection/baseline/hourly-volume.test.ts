import { expect, test } from 'vitest';
import { HOUR_MS, HourlyVolume, upperTail } from './hourly-volume.ts';

function hours(volume: HourlyVolume, from: number, counts: readonly number[]): number {
  let spoken = 0;
  for (const [index, count] of counts.entries()) {
    for (let n = 0; n < count; n++)
      if (volume.observe((from + index) * HOUR_MS + n, 1e-5) !== undefined) spoken++;
  }
  return spoken;
}

test('the normal tail is right to six digits', () => {
  expect(upperTail(0)).toBe(0.5);
  expect(upperTail(1.959964)).toBeCloseTo(0.025, 6);
  expect(upperTail(-1.959964)).toBeCloseTo(0.975, 6);
  expect(upperTail(7) / 1.279813e-12).toBeCloseTo(1, 2);
});

test('says nothing in the first day, whatever comes', () => {
  expect(hours(new HourlyVolume(), 100, [1, 1000, 3, 5000, 2])).toBe(0);
});

test('a surge over a steady rate is said once', () => {
  const volume = new HourlyVolume();
  expect(hours(volume, 0, new Array<number>(100).fill(40))).toBe(0);
  expect(hours(volume, 100, [2000])).toBe(1);
  expect(hours(volume, 101, [40, 40])).toBe(0);
});

test('what an hour of the week brings every week is usual', () => {
  const volume = new HourlyVolume();
  const week = Array.from({ length: 168 }, (_, hour) => (hour === 50 ? 900 : 20));
  hours(volume, 0, week);
  for (let n = 1; n < 6; n++) hours(volume, n * 168, week);
  expect(hours(volume, 6 * 168, week)).toBe(0);
});

test('late events are not counted', () => {
  const volume = new HourlyVolume();
  hours(volume, 0, new Array<number>(48).fill(10));
  const before = volume.state();
  expect(hours(volume, 3, [500])).toBe(0);
  expect(volume.state()).toEqual(before);
});
