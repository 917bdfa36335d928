import { type Kysely, sql } from 'kysely';
import type { GuardAction } from '../../contracts/guard.ts';
import type {
  CallAction,
  CallBucket,
  CallCounts,
  CallShare,
  CallStats,
  CallStatsQuery,
  ReasonShare,
  Spend,
  SpendQuery,
} from '../ports/index.ts';
import { bucketOf, conditions, figuresOf, type Sums, sums, tableOf, type Where } from './call-count-sql.ts';
import { readSpend } from './call-spend.ts';
import type { ControlTables } from './tables.ts';

const SHARES_MAX = 50;

/** Reads the sums; under a guard's filter those of what the guards said, which know neither tokens nor latency. */
export class CallCountRepository implements CallCounts {
  readonly #db: Kysely<ControlTables>;

  constructor(db: Kysely<ControlTables>) {
    this.#db = db;
  }

  async stats(query: CallStatsQuery): Promise<CallStats> {
    const where = conditions(query);
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

  spend(query: SpendQuery): Promise<Spend> {
    return readSpend(this.#db, query);
  }

  async #buckets(query: CallStatsQuery, where: Where, byGuard: boolean): Promise<CallBucket[]> {
    const { rows } = await sql<BucketRow>`
      SELECT ${bucketOf(query)} AS bucket, action, CASE WHEN status >= 400 THEN 1 ELSE 0 END AS is_error,
        ${sums(byGuard)} FROM ${tableOf(byGuard)} WHERE ${where} GROUP BY 1, 2, 3 ORDER BY 1`.execute(
      this.#db,
    );
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
      FROM ${tableOf(byGuard)} WHERE ${where} AND ${id} <> '' GROUP BY ${id}
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
