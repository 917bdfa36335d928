import { type RawBuilder, sql } from 'kysely';
import type { CallFigures, CallStatsQuery } from '../ports/index.ts';
import { HOUR_MS, MINUTE_MS } from './round-calls.ts';

export type Where = RawBuilder<unknown>;

/** Sums as a database gives them. */
export interface Sums {
  readonly calls: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly cost_micros: number;
}
/** PostgreSQL sums bigints into a numeric, which arrives as text. */
export function figuresOf(row: Sums): CallFigures {
  return {
    calls: Number(row.calls),
    inputTokens: Number(row.input_tokens),
    outputTokens: Number(row.output_tokens),
    costMicros: Number(row.cost_micros),
  };
}

export function tableOf(byGuard: boolean): RawBuilder<unknown> {
  return sql.table(byGuard ? 'call_reasons' : 'call_counts');
}

export function sums(byGuard: boolean): RawBuilder<unknown> {
  if (byGuard) return sql`sum(calls) AS calls, 0 AS input_tokens, 0 AS output_tokens, 0 AS cost_micros`;
  return sql`sum(calls) AS calls, sum(input_tokens) AS input_tokens, sum(output_tokens) AS output_tokens,
    sum(cost_micros) AS cost_micros`;
}

export function bucketOf({ bucketMs }: CallStatsQuery): RawBuilder<unknown> {
  const width = sql.raw(`${Math.trunc(bucketMs)}`);
  return sql`start_ms - start_ms % ${width}`;
}

/** What a query asks for, as a condition on both tables of sums. */
export function conditions(query: CallStatsQuery): Where {
  const grainMs = query.grain === 'hour' ? HOUR_MS : MINUTE_MS;
  const { fromMs, toMs, action, model, token, team, upstream, policy, status, guard } = query;
  const parts: Where[] = [
    sql`grain_ms = ${grainMs}`,
    sql`start_ms >= ${Math.floor(fromMs / grainMs) * grainMs}`,
    sql`start_ms < ${toMs}`,
  ];
  if (action !== undefined) parts.push(sql`action = ${action}`);
  if (model !== undefined) parts.push(sql`model = ${model}`);
  if (token !== undefined) parts.push(sql`(token_id = ${token} OR token_name = ${token})`);
  if (team !== undefined) parts.push(sql`team = ${team}`);
  if (upstream !== undefined) parts.push(sql`upstream = ${upstream}`);
  if (policy !== undefined) parts.push(sql`policy = ${policy}`);
  if (guard !== undefined) parts.push(sql`guard = ${guard}`);
  if (status?.endsWith('xx')) {
    const from = Number(status[0]) * 100;
    parts.push(sql`status >= ${from} AND status < ${from + 100}`);
  } else if (status !== undefined) parts.push(sql`status = ${Number(status)}`);
  return sql.join(parts, sql` AND `);
}
