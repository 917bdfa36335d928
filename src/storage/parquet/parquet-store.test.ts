import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventRow } from '../event-row.ts';
import type { SealedStore } from '../sealed-store.ts';
import { createParquetStore } from './parquet-store.ts';

const T0 = Date.UTC(2026, 0, 5, 12);
let dataDir: string;
let sealed: SealedStore;

function row(index: number, more: Partial<EventRow> = {}): EventRow {
  return {
    seq: 1_048_576 + index,
    timeMs: T0 + index * 1_000,
    receivedMs: T0,
    source: index % 2 ? 'dc' : 'web',
    format: 'json',
    classUid: 1007,
    severityId: 1,
    uid: null,
    message: `event ${index}`,
    entities: JSON.stringify([{ kind: 'user', name: `user-${index % 5}` }]),
    ocsf: JSON.stringify({
      class_name: 'Process Activity',
      actor: { user: { name: `user-${index % 5}` } },
      process: { cmd_line: `run "it's" ${index}`, pid: index },
      odd: { 'a.b': [index] },
    }),
    raw: `{"n":${index},"text":"Grüße ${index}"}`,
    ...more,
  };
}

const openDay = { openDays: [] as string[], openRows: (): EventRow[] => [] };

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bartizan-parquet-'));
  sealed = createParquetStore(dataDir);
  const part = await sealed.exportDay(
    '2026-01-05',
    Array.from({ length: 200 }, (_, index) => row(index)),
  );
  expect(part).toMatchObject({ events: 200, fromMs: T0, toMs: T0 + 199_000 });
  expect(part.bytes).toBeGreaterThan(0);
});

afterAll(async () => {
  await sealed.close();
  await rm(dataDir, { recursive: true });
});

test('a sealed row comes back as it went in', async () => {
  expect(await sealed.get(row(7).seq)).toEqual({ ...row(7), entities: '[{"kind":"user","name":"user-2"}]' });
  expect(await sealed.get(5)).toBeUndefined();
});

test('searches newest first, filters by every attribute and goes on after a position', async () => {
  const first = await sealed.search({ source: 'dc', entity: { kind: 'user', name: 'USER-3' } }, { limit: 2 });
  expect(first.map(({ message }) => message)).toEqual(['event 193', 'event 183']);
  const after = { timeMs: first[1]!.timeMs, seq: first[1]!.seq };
  const next = await sealed.search(
    { source: 'dc', entity: { kind: 'user', name: 'user-3' } },
    { limit: 1, after },
  );
  expect(next.map(({ message }) => message)).toEqual(['event 173']);
  const found = await sealed.search(
    {
      fields: { 'actor.user.name': 'user-1', 'process.pid': '6' },
      text: 'GRÜSSE'.replace('SS', 'ß'),
      fromMs: T0,
      toMs: T0 + 7_000,
    },
    { limit: 9 },
  );
  expect(found.map(({ message }) => message)).toEqual(['event 6']);
});

test('a hunt reads OCSF columns over sealed and open days, each event once', async () => {
  const asked: number[] = [];
  const open = {
    rowsMax: 10,
    timeoutMs: 20_000,
    openDays: ['2026-01-06'],
    openRows: (_day: string, afterSeq: number): EventRow[] => {
      asked.push(afterSeq);
      return [row(500), row(501)].filter(({ seq }) => seq > afterSeq);
    },
  };
  const sql = `SELECT actor.user.name AS who, count(*) AS n, max(process.pid) AS pid FROM events GROUP BY who ORDER BY n DESC, who LIMIT 2`;
  const first = await sealed.hunt(sql, open);
  expect(first.columns.map(({ name }) => name)).toEqual(['who', 'n', 'pid']);
  expect(first.rows).toEqual([
    ['user-0', '41', '500'],
    ['user-1', '41', '501'],
  ]);
  expect((await sealed.hunt(sql, open)).rows).toEqual(first.rows);
  expect(asked).toEqual([0, row(501).seq]);
  const truncated = await sealed.hunt('SELECT id FROM events', { ...open, rowsMax: 3 });
  expect(truncated).toMatchObject({ truncated: true });
  expect(truncated.rows).toHaveLength(3);
});

test.each([
  ['two statements', 'SELECT 1; SELECT 2', 'hunt_refused'],
  ['a write into the lake', "COPY (SELECT 1) TO 'LAKE/x.csv'", 'hunt_refused'],
  ['a write behind EXPLAIN', "EXPLAIN ANALYZE COPY (SELECT 1) TO 'LAKE/x.csv'", 'hunt_refused'],
  ['a write elsewhere', "COPY (SELECT 1) TO '/tmp/x.csv'", 'hunt_failed'],
  ['an attached database', "ATTACH '/tmp/x.db'", 'hunt_refused'],
  ['a file outside the lake', "SELECT * FROM read_text('/etc/hostname')", 'hunt_failed'],
  ['a path that climbs out', `SELECT * FROM glob('/etc/*')`, 'hunt_failed'],
  ['a configuration change', 'SELECT * FROM nosuch', 'hunt_failed'],
])('refuses %s', async (_name, sql, code) => {
  const options = { rowsMax: 10, timeoutMs: 20_000, ...openDay };
  const text = sql.replace('LAKE', join(dataDir, 'lake'));
  await expect(sealed.hunt(text, options)).rejects.toMatchObject({ code });
  expect(await readdir(join(dataDir, 'lake'))).not.toContain('x.csv');
});

test('a runaway query is stopped at its limit and the next one works', async () => {
  const options = { rowsMax: 10, timeoutMs: 700, ...openDay };
  const runaway = 'SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range * b.range % 7 = 3';
  await expect(sealed.hunt(runaway, options)).rejects.toMatchObject({ code: 'hunt_timeout' });
  expect((await sealed.hunt('SELECT 1 AS one', { ...options, timeoutMs: 20_000 })).rows).toEqual([[1]]);
});

test('sealing a day again replaces its part and leaves no temporary file', async () => {
  await sealed.exportDay('2026-01-07', [row(900)]);
  await sealed.exportDay('2026-01-07', [row(900), row(901)]);
  expect(await readdir(join(dataDir, 'lake', 'arrival_day=2026-01-07'))).toEqual([
    `part-${row(900).seq}.parquet`,
  ]);
  expect(await readdir(join(dataDir, 'tmp'))).toEqual([]);
});

test('an empty log can be hunted', async () => {
  const empty = await mkdtemp(join(tmpdir(), 'bartizan-parquet-empty-'));
  const store = createParquetStore(empty);
  const result = await store.hunt('SELECT count(*) AS n FROM events', {
    rowsMax: 1,
    timeoutMs: 20_000,
    ...openDay,
  });
  expect(result.rows).toEqual([['0']]);
  await store.close();
  await rm(empty, { recursive: true });
});

test('a day of more rows than a file holds is sealed in several files and read as one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bartizan-parquet-'));
  const small = createParquetStore(folder, 30);
  try {
    const rows = Array.from({ length: 100 }, (_, index) => row(index));
    const part = await small.exportDay('2026-01-05', rows);
    expect(part).toMatchObject({ events: 100, fromMs: T0, toMs: T0 + 99_000 });
    expect(part.files).toHaveLength(4);
    const open = Array.from({ length: 70 }, (_, index) => row(100 + index));
    const openRows = (_day: string, afterSeq: number) => open.filter(({ seq }) => seq > afterSeq);
    const sql = 'SELECT count(*) AS n, count(DISTINCT id) AS ids FROM events';
    const hunt = () =>
      small.hunt(sql, { rowsMax: 10, timeoutMs: 20_000, openDays: ['2026-01-06'], openRows });
    expect((await hunt()).rows).toEqual([['170', '170']]);
    // What was copied before is not copied again.
    expect((await hunt()).rows).toEqual([['170', '170']]);
  } finally {
    await small.close();
    await rm(folder, { recursive: true });
  }
});
