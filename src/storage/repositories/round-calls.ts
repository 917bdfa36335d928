import { sql, type Transaction } from 'kysely';
import type { CallAttributes, CallCount, CallReasonCount } from '../ports/index.ts';
import { storedId, storedTimeMs } from '../stored-integer.ts';
import { insertRows } from './insert-rows.ts';
import type { ControlTables } from './tables.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;

type Tx = Transaction<ControlTables>;

const keyColumns = [
  'grain_ms',
  'start_ms',
  'model',
  'token_id',
  'team',
  'upstream',
  'policy',
  'action',
  'status',
] as const;

/** Adds to the figures of the minutes and of the hours that they belong to. */
export async function addCallCounts(tx: Tx, counts: readonly CallCount[]): Promise<void> {
  const rows = folded(
    counts.flatMap((count) =>
      keysOf(count).map((key) => ({
        ...key,
        latency_class: storedId(count.latencyClass),
        calls: count.calls,
        input_tokens: count.inputTokens,
        output_tokens: count.outputTokens,
        cost_micros: count.costMicros,
      })),
    ),
    ['latency_class'],
    ['calls', 'input_tokens', 'output_tokens', 'cost_micros'],
  );
  await insertRows(tx, rows, (part) =>
    tx
      .insertInto('call_counts')
      .values(part)
      .onConflict((conflict) =>
        conflict.columns([...keyColumns, 'latency_class']).doUpdateSet({
          token_name: sql`excluded.token_name`,
          calls: sql`call_counts.calls + excluded.calls`,
          input_tokens: sql`call_counts.input_tokens + excluded.input_tokens`,
          output_tokens: sql`call_counts.output_tokens + excluded.output_tokens`,
          cost_micros: sql`call_counts.cost_micros + excluded.cost_micros`,
        }),
      )
      .compile(),
  );
}

/** The same for what the guards said. */
export async function addCallReasons(tx: Tx, reasons: readonly CallReasonCount[]): Promise<void> {
  const more = ['guard', 'rule', 'direction', 'reason_action'] as const;
  const rows = folded(
    reasons.flatMap((reason) =>
      keysOf(reason).map((key) => ({
        ...key,
        guard: text(reason.guard),
        rule: text(reason.rule),
        direction: reason.direction,
        reason_action: reason.reasonAction,
        reasons: reason.reasons,
        calls: reason.calls,
      })),
    ),
    more,
    ['reasons', 'calls'],
  );
  await insertRows(tx, rows, (part) =>
    tx
      .insertInto('call_reasons')
      .values(part)
      .onConflict((conflict) =>
        conflict.columns([...keyColumns, ...more]).doUpdateSet({
          token_name: sql`excluded.token_name`,
          reasons: sql`call_reasons.reasons + excluded.reasons`,
          calls: sql`call_reasons.calls + excluded.calls`,
        }),
      )
      .compile(),
  );
}

function keysOf(count: CallAttributes & { readonly minuteMs: number }) {
  const minuteMs = storedTimeMs(count.minuteMs);
  const attributes = {
    model: text(count.model),
    token_id: text(count.tokenId),
    token_name: text(count.tokenName),
    team: text(count.team),
    upstream: text(count.upstream),
    policy: text(count.policy),
    action: count.action,
    status: storedId(count.status),
  };
  return [MINUTE_MS, HOUR_MS].map((grainMs) => ({
    grain_ms: grainMs,
    start_ms: minuteMs - (minuteMs % grainMs),
    ...attributes,
  }));
}

/** One statement must not meet a key twice: rows of one key become one. */
function folded<Row extends { readonly [Key in (typeof keyColumns)[number]]: string | number }>(
  rows: readonly Row[],
  more: readonly (keyof Row)[],
  sums: readonly (keyof Row)[],
): Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const key = JSON.stringify([...keyColumns, ...more].map((column) => row[column as keyof Row]));
    const held = byKey.get(key);
    if (!held) byKey.set(key, { ...row });
    else for (const sum of sums) Object.assign(held, { [sum]: Number(held[sum]) + Number(row[sum]) });
  }
  return [...byKey.values()];
}

/** One spelling for what the two databases make of NUL and of lone surrogates. */
function text(value: string): string {
  return value.replaceAll('\0', '\u2400').toWellFormed();
}
