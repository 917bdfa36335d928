import { z } from 'zod';
import { Fault } from '../../kernel/fault.ts';
import { serverFaults } from '../errors.ts';

const relativePattern = /^-(\d{1,6})(s|m|h|d|w)$/;
const unitMs = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;
const isoPattern = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** A point in time in a query: ISO 8601, `now`, or back from now as in `-15m`, `-24h`, `-7d`. */
export const timeParameter = z
  .string()
  .max(40)
  .refine(
    (text) => resolveTime(text, 0) !== undefined,
    'expected an ISO 8601 time, `now`, or e.g. `-15m`, `-24h`, `-7d`',
  );

export const rangeQuery = { from: timeParameter.optional(), to: timeParameter.optional() };

export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Milliseconds since the epoch; undefined when the text is not a time. Times without a zone are UTC. */
export function resolveTime(text: string, nowMs: number): number | undefined {
  if (text === 'now') return nowMs;
  const relative = relativePattern.exec(text);
  if (relative) return nowMs - Number(relative[1]) * unitMs[relative[2] as keyof typeof unitMs];
  if (!isoPattern.test(text)) return undefined;
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) && text.length > 10;
  const timeMs = Date.parse(text.length === 10 ? `${text}T00:00:00Z` : hasZone ? text : `${text}Z`);
  return Number.isNaN(timeMs) ? undefined : timeMs;
}

/** @throws Fault `invalid_request` when the range ends before it begins */
export function resolveRange(
  query: { readonly from?: string | undefined; readonly to?: string | undefined },
  nowMs: number,
  defaultMs = 86_400_000,
): TimeRange {
  // The end is exclusive: what arrives in this very millisecond belongs to `now`.
  const toMs = resolveTime(query.to ?? 'now', nowMs + 1) ?? nowMs;
  const fromMs = query.from === undefined ? toMs - defaultMs : (resolveTime(query.from, nowMs) ?? nowMs);
  requireOrder(fromMs, toMs);
  return { fromMs, toMs };
}

/** A range of which each end may be open. */
export function resolveOpenRange(
  query: { readonly from?: string | undefined; readonly to?: string | undefined },
  nowMs: number,
): Partial<TimeRange> {
  const fromMs = query.from === undefined ? undefined : resolveTime(query.from, nowMs);
  const toMs = query.to === undefined ? undefined : resolveTime(query.to, nowMs + 1);
  if (fromMs !== undefined && toMs !== undefined) requireOrder(fromMs, toMs);
  return { ...(fromMs !== undefined && { fromMs }), ...(toMs !== undefined && { toMs }) };
}

function requireOrder(fromMs: number, toMs: number): void {
  if (fromMs <= toMs) return;
  throw new Fault(serverFaults.invalidRequest, { field: 'from', message: '`from` must not be after `to`.' });
}
