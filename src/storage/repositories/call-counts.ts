import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { GuardAction } from '../../contracts/guard.ts';
import type {
  CallAction,
  CallBucket,
  CallCounts,
  CallShare,
  CallStats,
  CallStatsQuery,
  ReasonShare,
} from '../ports/index.ts';
import { HOUR_MS, MINUTE_MS } from './round-calls.ts';
import type { ControlTables } from './tables.ts';

const SHARES_MAX = 50;

type Where = RawBuilder<unknown>;

/** Reads the sums; under a guard's filter those of what the guards said, which know neither tokens nor latency. */
export class CallCountRepository implements CallCounts {
  readonly #db: Kysely<ControlTables>;

  constructor(db: Kysely<ControlTables>) {
    this.#db = db;
  }

  async stats(query: CallStatsQuery): Promise<CallStats> {
    const where = conditions(query, query.grain === 'hour' ? HOUR_MS : MINUTE_MS);
    const byGuard = query.guard !== undefined;
    const [buckets, latencies, reasons, model, token, team, upstream, policy] = await Promise.all([
      this.#buckets(query, where, byGuard),
      byGuard ? [] : this.#latencies(query, where),
      this.#reasons(where),
      this.#shares('model', where, byGuard),
      this.#shares('token', where, byGuard),
      this.#shares('team', where, byGuard),
      this.#shares('upstream', where, byGuard),
      this.#shares('policy', where, byGuard),
    ]);
    return { buckets, latencies, reasons, by: { model, token, team, upstream, policy } };
  }

  async #buckets(query: CallStatsQuery, where: Where, byGuard: boolean): Promise<CallBucket[]> {
    const { rows } = await sql<BucketRow>`
      SELECT ${bucketOf(query)} AS bucket, action, CASE WHEN status >= 400 THEN 1 ELSE 0 END AS is_error,
        ${sums(byGuard)} FROM ${table(byGuard)} WHERE ${where} GROUP BY 1, 2, 3 ORDER BY 1`.execute(this.#db);
    return rows.map((row) => ({
      bucketMs: Number(row.bucket),
      action: row.action as CallAction,
      isError: Number(row.is_error) === 1,
      ...figuresOf(row),
    }));
  }

  async #latencies(query: CallStatsQuery, where: Where): Promise<CallStats['latencies']> {
    const { rows } = await sql<{ bucket: number; latency_class: number; calls: number }>`
      SELECT ${bucketOf(query)} AS bucket, latency_class, sum(calls) AS calls
      FROM call_counts WHERE ${where} GROUP BY 1, 2 ORDER BY 1, 2`.execute(this.#db);
    return rows.map((row) => ({
      bucketMs: Number(row.bucket),
      latencyClass: Number(row.latency_class),
      calls: Number(row.calls),
    }));
  }

  async #shares(
    attribute: keyof CallStats['by'],
    where: Where,
    byGuard: boolean,
  ): Promise<readonly CallShare[]> {
    const id = sql.ref(attribute === 'token' ? 'token_id' : attribute);
    const name = attribute === 'token' ? sql`max(token_name)` : id;
    const { rows } = await sql<ShareRow>`
      SELECT ${id} AS id, ${name} AS name, ${sums(byGuard)},
        sum(CASE WHEN action = 'block' THEN calls ELSE 0 END) AS blocked
      FROM ${table(byGuard)} WHERE ${where} AND ${id} <> '' GROUP BY ${id}
      ORDER BY calls DESC, id LIMIT ${sql.raw(String(SHARES_MAX))}`.execute(this.#db);
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      blocked: Number(row.blocked),
      ...figuresOf(row),
    }));
  }

  async #reasons(where: Where): Promise<readonly ReasonShare[]> {
    const { rows } = await sql<ReasonRow>`
      SELECT guard, rule, direction, reason_action, sum(reasons) AS count FROM call_reasons WHERE ${where}
      GROUP BY guard, rule, direction, reason_action ORDER BY count DESC, guard, rule, direction
      LIMIT ${sql.raw(String(SHARES_MAX))}`.execute(this.#db);
    return rows.map((row) => ({
      guard: row.guard,
      rule: row.rule,
      direction: row.direction,
      action: row.reason_action as GuardAction,
      count: Number(row.count),
    }));
  }
}

interface Sums {
  readonly calls: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly cost_micros: number;
}
interface BucketRow extends Sums {
  readonly bucket: number;
  readonly action: string;
  readonly is_error: number;
}
interface ShareRow extends Sums {
  readonly id: string;
  readonly name: string;
  readonly blocked: number;
}
interface ReasonRow {
  readonly guard: string;
  readonly rule: string;
  readonly direction: string;
  readonly reason_action: string;
  readonly count: number;
}

/** PostgreSQL sums bigints into a numeric, which arrives as text. */
function figuresOf(row: Sums) {
  return {
    calls: Number(row.calls),
    inputTokens: Number(row.input_tokens),
    outputTokens: Number(row.output_tokens),
    costMicros: Number(row.cost_micros),
  };
}

function table(byGuard: boolean): RawBuilder<unknown> {
  return sql.table(byGuard ? 'call_reasons' : 'call_counts');
}

function sums(byGuard: boolean): RawBuilder<unknown> {
  if (byGuard) return sql`sum(calls) AS calls, 0 AS input_tokens, 0 AS output_tokens, 0 AS cost_micros`;
  return sql`sum(calls) AS calls, sum(input_tokens) AS input_tokens, sum(output_tokens) AS output_tokens,
    sum(cost_micros) AS cost_micros`;
}

function bucketOf({ bucketMs }: CallStatsQuery): RawBuilder<unknown> {
  const width = sql.raw(`${Math.trunc(bucketMs)}`);
  return sql`start_ms - start_ms % ${width}`;
}

function conditions(query: CallStatsQuery, grainMs: number): Where {
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
