import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bartizan, drained, startServer } from '../support/server-process.ts';

/** SIGKILLs in one run; `CRASH_KILLS=50` is the bar, CI runs fewer. Servers would refuse a `BARTIZAN_` variable. */
const KILLS = Number(process.env.CRASH_KILLS ?? 10);
/** Longest median restart, milliseconds; `CRASH_RESTART_MS_MAX` sets another one on a machine that is slow or busy. */
const RESTART_MS_MAX = Number(process.env.CRASH_RESTART_MS_MAX ?? 1_000);
const EVENTS_PER_BATCH = 200;
/** One batch in this many holds a line that is no JSON, so that dead letters are counted through crashes too. */
const BAD_EVERY = 5;

let dataDir: string;
let token: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bartizan-crash-'));
  const created = await bartizan([
    'token',
    'create',
    '--name',
    'crash',
    '--scopes',
    'ingest,read',
    '--data-dir',
    dataDir,
  ]);
  token = created.trim();
});

afterAll(() => rm(dataDir, { recursive: true, force: true }));

interface Batch {
  readonly key: string;
  readonly body: string;
  readonly records: number;
}

function batch(number: number): Batch {
  const lines = Array.from({ length: EVENTS_PER_BATCH }, (_, index) =>
    JSON.stringify({
      '@timestamp': new Date(1_760_000_000_000 + number * 1_000 + index).toISOString(),
      host: { name: `ws-${index % 7}` },
      marker: `m-${number}-${index}`,
      message: 'x'.repeat(250),
    }),
  );
  if (number % BAD_EVERY === 0) lines.push(`{"broken": ${number}`);
  return { key: `crash-${number}`, body: lines.join('\n'), records: lines.length };
}

/** Sends until the server dies; a batch without an answer stays in `open` and is sent again with its key. */
async function sendUntilDeath(
  url: string,
  open: Batch[],
  next: () => Batch,
  acknowledged: Set<string>,
): Promise<void> {
  const worker = async (): Promise<void> => {
    for (;;) {
      const current = open.shift() ?? next();
      try {
        const response = await fetch(`${url}/api/events?source=crash`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/x-ndjson',
            'idempotency-key': current.key,
          },
          body: current.body,
        });
        if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
        const answer = (await response.json()) as { accepted: number };
        expect(answer.accepted).toBe(current.records);
        acknowledged.add(current.key);
      } catch (error) {
        open.push(current);
        if (error instanceof TypeError) return; // fetch failed: the server is gone.
        throw error;
      }
    }
  };
  await Promise.all([worker(), worker(), worker()]);
}

test(`${KILLS} random kills lose no acknowledged record and count none twice`, {
  timeout: KILLS * 20_000 + 120_000,
}, async () => {
  const acknowledged = new Set<string>();
  const open: Batch[] = [];
  const sent = new Map<string, Batch>();
  const next = (): Batch => {
    const made = batch(sent.size);
    sent.set(made.key, made);
    return made;
  };
  const restartsMs: number[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    const server = await startServer(dataDir);
    restartsMs.push(server.healthyMs);
    setTimeout(() => server.child.kill('SIGKILL'), 30 + Math.random() * 1_200);
    await sendUntilDeath(server.url, open, next, acknowledged);
    await server.stop('SIGKILL');
  }
  const server = await startServer(dataDir);
  for (const left of open.splice(0)) {
    const response = await fetch(`${server.url}/api/events?source=crash`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/x-ndjson',
        'idempotency-key': left.key,
      },
      body: left.body,
    });
    expect(response.status).toBe(202);
    acknowledged.add(left.key);
  }
  const totals = await drained(server.url);
  await server.stop();

  const batches = [...acknowledged].map((key) => sent.get(key)!);
  const records = batches.reduce((sum, { records }) => sum + records, 0);
  expect(totals.accepted).toBe(records);
  expect(totals.processed).toBe(batches.length * EVENTS_PER_BATCH);

  const sql = `SELECT count(*) AS stored, count(DISTINCT json_extract_string(raw_data, '$.marker')) AS distinct_markers FROM events`;
  const hunted = JSON.parse(await bartizan(['hunt', sql, '--json', '--data-dir', dataDir])) as {
    rows: string[][];
  };
  expect(hunted.rows[0]!.map(Number)).toEqual([totals.processed, totals.processed]);

  restartsMs.sort((a, b) => a - b);
  const median = restartsMs[Math.floor(restartsMs.length / 2)]!;
  process.stdout.write(
    `${KILLS} kills, ${records} records, restart median ${median.toFixed(0)} ms, worst ${restartsMs.at(-1)!.toFixed(0)} ms\n`,
  );
  expect(median).toBeLessThan(RESTART_MS_MAX);
});
