import { expect, it } from 'vitest';
import { forecastOf } from './forecast.ts';

const budget = (used: number, amount = 100) => ({ used, amount, periodStartMs: 0, periodEndMs: 1_000 });

it('goes on at the pace so far', () => {
  expect(forecastOf(budget(20), 500)).toEqual({ atEnd: 40, emptyMs: undefined });
  expect(forecastOf(budget(80), 400)).toEqual({ atEnd: 200, emptyMs: 500 });
});

it('says when it is used up only while something is left', () => {
  expect(forecastOf(budget(100), 400)).toEqual({ atEnd: 250, emptyMs: undefined });
});

it('says nothing from too little, of nothing, or without an end', () => {
  expect(forecastOf(budget(5), 10)).toBeUndefined();
  expect(forecastOf(budget(0), 500)).toBeUndefined();
  expect(forecastOf({ ...budget(5), periodEndMs: null }, 500)).toBeUndefined();
});
