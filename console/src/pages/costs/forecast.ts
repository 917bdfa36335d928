import type { Budget } from '../../api/types.ts';

export interface Forecast {
  /** What will have been used when the period ends, at the pace so far; in the budget's unit. */
  readonly atEnd: number;
  /** When it will be used up at that pace; undefined when the period ends before. */
  readonly emptyMs: number | undefined;
}

/** A pace that was watched for less than this part of a period says nothing about the rest. */
const partMin = 0.05;

/** Where a budget is heading; undefined when it never begins anew, or too little of the period is over to tell. */
export function forecastOf(
  budget: Pick<Budget, 'used' | 'amount' | 'periodStartMs' | 'periodEndMs'>,
  nowMs: number,
): Forecast | undefined {
  const { used, amount, periodStartMs, periodEndMs } = budget;
  if (periodEndMs === null || used <= 0) return undefined;
  const part = (nowMs - periodStartMs) / (periodEndMs - periodStartMs);
  if (part < partMin || part >= 1) return undefined;
  const atEnd = used / part;
  const emptyMs = periodStartMs + (amount / used) * (nowMs - periodStartMs);
  return { atEnd, emptyMs: used < amount && emptyMs < periodEndMs ? emptyMs : undefined };
}
