import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { EventRecord } from '../../src/contracts/event.ts';
import { openStore } from '../../src/storage/index.ts';
import type { IncidentPolicy, Store } from '../../src/storage/ports/index.ts';
import { segmentRow } from '../../src/storage/sqlite/segment-row.ts';
import { SegmentWriter } from '../../src/storage/sqlite/segment-writer.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    events: { type: 'string', default: '200000' },
    dir: { type: 'string', default: tmpdir() },
  },
});
const policy: IncidentPolicy = {
  dedupWindowMs: 0,
  groupWindowMs: 0,
  binds: () => false,
  choose: () => undefined,
  open: ({ title, severity }) => ({ title, severity }),
  merge: ({ title, severity }) => ({ title, severity }),
};

const dataDir = mkdtempSync(join(values.dir, 'bartizan-bench-'));
const store = await openStore({ dataDir, incidentPolicy: policy });
try {
  for (const [bytes, callers] of [
    [400, 1],
    [400, 64],
    [64 * 1024, 4],
    [1024 * 1024, 2],
  ] as const) {
    console.log(JSON.stringify(await appends(store, bytes, callers)));
  }
  console.log(JSON.stringify(await writes()));
  console.log(JSON.stringify(await searches(store)));
} finally {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
}

/** Appends chunks of the size from so many callers at once, each waiting for its acknowledgement, trimming as it goes. */
async function appends({ journal }: Store, bytes: number, callers: number) {
  const line = `${JSON.stringify({ text: 'x'.repeat(387) })}\n`;
  const recordCount = Math.floor(bytes / line.length);
  const body = new TextEncoder().encode(line.repeat(recordCount));
  const batch = { source: 'bench', format: 'json' as const, receivedMs: Date.now(), body, recordCount };
  let count = 0;
  const cpu = process.cpuUsage();
  const startMs = performance.now();
  const endMs = startMs + (Number(values.seconds) * 1000) / 2;
  let trimmed = Promise.resolve();
  const run = async () => {
    while (performance.now() < endMs) {
      const { chunkSeq } = await journal.append([batch]);
      count++;
      if (count % 64 === 0) trimmed = journal.trim(chunkSeq - 64);
    }
  };
  await Promise.all(Array.from({ length: callers }, run));
  await trimmed;
  const seconds = (performance.now() - startMs) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const events = count * recordCount;
  return {
    what: 'journal.append',
    bytes,
    callers,
    appendsPerSecond: Math.round(count / seconds),
    eventsPerSecond: Math.round(events / seconds),
    cpuMicrosPerEvent: Number(((user + system) / events).toFixed(2)),
    fileMb: Math.round(statSync(join(dataDir, 'journal.db')).size / 1e6),
  };
}

/** Writes events in rounds of 2,600 (a 1 MB chunk), each round durable. */
async function writes() {
  const writer = new SegmentWriter(join(dataDir, 'events'), async () => []);
  const total = Number(values.events);
  let seq = 0;
  let busyMs = 0;
  const cpu = process.cpuUsage();
  let makingMicros = 0;
  while (seq < total) {
    const before = process.cpuUsage();
    const events = Array.from({ length: 2600 }, () => sample(++seq));
    const { user, system } = process.cpuUsage(before);
    makingMicros += user + system;
    const startMs = performance.now();
    await writer.write(events.map(segmentRow));
    busyMs += performance.now() - startMs;
  }
  const { user, system } = process.cpuUsage(cpu);
  writer.close();
  const files = readdirSync(join(dataDir, 'events')).map(
    (name) => statSync(join(dataDir, 'events', name)).size,
  );
  return {
    what: 'events.write',
    events: seq,
    microsPerEvent: Number(((busyMs * 1000) / seq).toFixed(2)),
    cpuMicrosPerEvent: Number(((user + system - makingMicros) / seq).toFixed(2)),
    mbPerMillionEvents: Math.round(files.reduce((sum, size) => sum + size, 0) / seq),
  };
}

async function searches({ events }: Store) {
  const timed = async (query: object) => {
    const startMs = performance.now();
    const page = await events.search({ limit: 100, ...query });
    return { ms: Math.round(performance.now() - startMs), found: page.events.length, partial: page.partial };
  };
  return {
    what: 'events.search',
    newest: await timed({}),
    rareText: await timed({ text: 'No Such Text' }),
    rareField: await timed({ fields: { 'actor.user.name': 'user-7' }, source: 'bench' }),
  };
}

function sample(seq: number): EventRecord {
  const user = `user-${seq % 5000}`;
  const timeMs = Date.now() - (seq % 1000);
  const raw = JSON.stringify({ seq, user, host: `host-${seq % 300}`, command: 'x'.repeat(320) });
  return {
    seq,
    timeMs,
    receivedMs: timeMs,
    source: 'bench',
    format: 'json',
    logSources: [],
    fields: {},
    entities: [
      { kind: 'user', name: user },
      { kind: 'host', name: `host-${seq % 300}` },
    ],
    uid: `uid-${seq}`,
    raw,
    ocsf: {
      class_uid: 1007,
      class_name: 'Process Activity',
      category_uid: 1,
      activity_id: 1,
      type_uid: 100701,
      severity_id: 1,
      time: timeMs,
      metadata: { version: '1.3.0', product: { name: 'bench', vendor_name: 'Bartizan' }, uid: `uid-${seq}` },
      actor: { user: { name: user } },
      device: { hostname: `host-${seq % 300}`, type_id: 0 },
      process: { cmd_line: 'x'.repeat(100), pid: seq % 30000 },
    },
  };
}
