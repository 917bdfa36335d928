import { expect, test } from 'vitest';
import { attacks, benignRecord, pastHours } from './day.ts';
import { Random } from './random.ts';

const NOW = Date.UTC(2026, 4, 12, 15);
const HOUR_MS = 3_600_000;

test('a seed decides the day, another seed makes another', () => {
  const day = (seed: number) => pastHours(new Random(seed), NOW, 6, 300);
  expect(day(7)).toEqual(day(7));
  expect(day(7)).not.toEqual(day(8));
});

test('the day is in order, within its hours, and all sources speak', () => {
  const records = pastHours(new Random(1), NOW, 24, 2_000);
  expect(records.length).toBeGreaterThan(2_000);
  for (const [index, { timeMs }] of records.entries()) {
    expect(timeMs).toBeGreaterThanOrEqual(index ? records[index - 1]!.timeMs : NOW - 24 * HOUR_MS);
    expect(timeMs).toBeLessThanOrEqual(NOW);
  }
  expect(new Set(records.map(({ source }) => source))).toEqual(
    new Set(['windows', 'linux-syslog', 'linux-audit', 'aws']),
  );
});

test('offices sleep at night, servers do not', () => {
  const at = (hour: number) => {
    const records = Array.from({ length: 400 }, (_, seed) =>
      benignRecord(new Random(seed), Date.UTC(2026, 4, 12, hour)),
    );
    return records.filter(({ source }) => source === 'windows').length;
  };
  expect(at(10)).toBeGreaterThan(4 * at(3));
});

test.each(Object.entries(attacks))(
  '%s starts at its time, goes forward and is a line each',
  (_name, attack) => {
    const records = attack(new Random(3), NOW);
    expect(records.length).toBeGreaterThan(5);
    for (const [index, { timeMs, line }] of records.entries()) {
      expect(timeMs).toBeGreaterThanOrEqual(index ? records[index - 1]!.timeMs : NOW);
      expect(line).not.toContain('\n');
      expect(timeMs).toBeLessThan(NOW + HOUR_MS);
    }
  },
);
