import { afterEach, expect, test } from 'vitest';
import type { Detector } from '../contracts/detector.ts';
import type { EventRecord } from '../contracts/event.ts';
import type { JournalChunk, PipelineRound, PipelineTotals } from '../storage/ports/index.ts';
import { linesPerChunkMax } from '../storage/ports/index.ts';
import { Pipeline } from './pipeline.ts';
import type { Normalise } from './round.ts';
import { draft } from './testing/drafts.ts';

const T0 = 1_700_000_000_000;

/** A record is a word; `bad…` cannot be parsed. */
const normalise: Normalise = (record) =>
  record.startsWith('bad')
    ? { ok: false, reason: 'invalid_json', detail: 'not JSON at offset 0' }
    : {
        ok: true,
        event: {
          timeMs: T0,
          format: 'json',
          ocsf: {
            class_uid: 0,
            class_name: 'Base Event',
            category_uid: 0,
            activity_id: 0,
            type_uid: 0,
            severity_id: 1,
            time: T0,
            metadata: {},
          },
          logSources: [],
          fields: { word: record },
          entities: [],
          ...(record.startsWith('uid') ? { uid: record } : {}),
        },
      };

class MemoryStore {
  chunks: JournalChunk[] = [];
  stored = new Map<number, EventRecord>();
  rounds: PipelineRound[] = [];
  failures = 0;
  /** What another process commits just before the next round does. */
  overtaking: PipelineTotals | undefined;
  checkpoint: PipelineTotals = { processed: 0, deadLettered: 0, chunkSeq: 0 };
  states = new Map<string, { version: string; state: Uint8Array }>();

  add(body: string | Uint8Array): void {
    const chunkSeq = this.chunks.length + 1;
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    this.chunks.push({ chunkSeq, source: 's', format: 'auto', receivedMs: T0, body: bytes, recordCount: 0 });
  }

  journal = {
    read: async (after: number) => this.chunks.filter(({ chunkSeq }) => chunkSeq > after).slice(0, 2),
    trim: async () => undefined,
  };

  events = {
    write: async (events: readonly EventRecord[]) => {
      const uids = new Set([...this.stored.values()].flatMap(({ uid }) => uid ?? []));
      const duplicateUids: number[] = [];
      for (const event of events) {
        if (this.stored.has(event.seq)) continue;
        if (event.uid !== undefined && uids.has(event.uid)) duplicateUids.push(event.seq);
        else this.stored.set(event.seq, event);
        if (event.uid !== undefined) uids.add(event.uid);
      }
      return { duplicateUids };
    },
  };

  state = {
    commit: async (round: PipelineRound) => {
      if (this.failures-- > 0) throw new Error('the disk is full');
      if (this.overtaking) this.checkpoint = this.overtaking;
      this.overtaking = undefined;
      if (round.fromChunkSeq !== this.checkpoint.chunkSeq) {
        return { findings: [], newIncidentIds: [], isStale: true as const };
      }
      this.rounds.push(round);
      this.checkpoint = {
        processed: this.checkpoint.processed + round.processed,
        deadLettered: this.checkpoint.deadLettered + round.deadLetters.length,
        chunkSeq: round.chunkSeq,
      };
      return { findings: [], newIncidentIds: [] };
    },
    totals: async () => this.checkpoint,
    detectorState: async (name: string) => this.states.get(name),
    keepDetectorStates: async (states: PipelineRound['detectorStates']) => {
      for (const { detector, version, state } of states) this.states.set(detector, { version, state });
    },
  };
}

/** Counts what it sees and reports every word `evil`. */
class CountingDetector implements Detector {
  readonly name: string = 'counting';
  readonly version = '1';
  readonly kind = 'baseline';
  seen = 0;

  inspect(events: readonly EventRecord[]) {
    this.seen += events.length;
    return events.filter(({ raw }) => raw === 'evil').map(({ timeMs }) => draft({ timeMs }));
  }
  snapshot = () => new Uint8Array([this.seen]);
  restore = (state: Uint8Array) => {
    this.seen = state[0]!;
  };
}

let running: Pipeline | undefined;
afterEach(() => running?.stop());

async function pipeline(store: MemoryStore, detectors: Detector[], errors: string[] = []): Promise<Pipeline> {
  running = new Pipeline({
    ...store,
    normalise,
    clock: { nowMs: () => T0 },
    dedupWindowMs: 60_000,
    onCommit: () => undefined,
    onError: (what, error) => errors.push(`${what}: ${(error as Error).message}`),
  });
  await running.replaceDetectors(detectors);
  return running;
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !condition(); i++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(condition()).toBe(true);
}

test('every record is processed or dead-lettered, findings are folded, each event has its place', async () => {
  const store = new MemoryStore();
  store.add('evil\ngood\n\nbad one\r\nevil');
  store.add(Buffer.from([0x67, 0xff, 0x0a, 0x67]));
  const started = await pipeline(store, [new CountingDetector()]);
  await started.start();
  await until(() => store.checkpoint.chunkSeq === 2);
  expect(started.totals).toEqual({ processed: 4, deadLettered: 2, chunkSeq: 2 });
  const [round] = store.rounds;
  expect(round!.findings).toEqual([expect.objectContaining({ count: 2 })]);
  expect(round!.eventCounts).toEqual([
    { minuteMs: T0 - (T0 % 60_000), source: 's', classUid: 0, severityId: 1, count: 4 },
  ]);
  expect(round!.deadLetters.map(({ reason, seq }) => [reason, seq])).toEqual([
    ['invalid_json', linesPerChunkMax + 2],
    ['invalid_utf8', 2 * linesPerChunkMax],
  ]);
  expect([...store.stored.values()].map(({ raw }) => raw)).toEqual(['evil', 'good', 'evil', 'g']);
});

test('a round that fails is repeated and counts once', async () => {
  const store = new MemoryStore();
  store.failures = 2;
  store.add('a\nb');
  const errors: string[] = [];
  await (await pipeline(store, [], errors)).start();
  await until(() => store.checkpoint.chunkSeq === 1);
  expect(errors).toHaveLength(2);
  expect(store.checkpoint.processed).toBe(2);
  expect(store.stored.size).toBe(2);
});

test('a round that another process overtook counts nothing, and the pipeline goes on from where the store is', async () => {
  const store = new MemoryStore();
  for (const body of ['a\nb', 'c', 'd\nbad one']) store.add(body);
  store.overtaking = { processed: 2, deadLettered: 0, chunkSeq: 1 };
  const started = await pipeline(store, []);
  await started.start();
  await until(() => store.checkpoint.chunkSeq === 3);
  await until(() => started.totals.chunkSeq === 3);
  expect(started.totals).toEqual({ processed: 4, deadLettered: 1, chunkSeq: 3 });
  expect(store.rounds.map(({ fromChunkSeq, chunkSeq }) => [fromChunkSeq, chunkSeq])).toEqual([[1, 3]]);
});

test('a second event with the same unique id is dead-lettered and not seen by detectors', async () => {
  const store = new MemoryStore();
  store.add('uid-1\nuid-2\nuid-1');
  const detector = new CountingDetector();
  await (await pipeline(store, [detector])).start();
  await until(() => store.checkpoint.chunkSeq === 1);
  expect(store.checkpoint).toMatchObject({ processed: 2, deadLettered: 1 });
  expect(store.rounds[0]!.deadLetters[0]).toMatchObject({
    reason: 'duplicate_uid',
    raw: Uint8Array.from(Buffer.from('uid-1')),
  });
  expect(detector.seen).toBe(2);
});

test('a detector that throws is reported and does not stop the others', async () => {
  const store = new MemoryStore();
  store.add('evil');
  const broken = new CountingDetector();
  Object.assign(broken, {
    name: 'broken',
    inspect: () => {
      throw new Error('boom');
    },
  });
  const errors: string[] = [];
  await (await pipeline(store, [broken, new CountingDetector()], errors)).start();
  await until(() => store.checkpoint.chunkSeq === 1);
  expect(errors).toEqual(['detector broken failed: boom']);
  expect(store.rounds[0]!.findings).toHaveLength(1);
});

test('detector state survives a stop, and goes to a successor of the same name', async () => {
  const store = new MemoryStore();
  store.add('a\nb\nc');
  const first = await pipeline(store, [new CountingDetector()]);
  await first.start();
  await until(() => store.checkpoint.chunkSeq === 1);
  await first.stop();
  const restored = new CountingDetector();
  const second = await pipeline(store, [restored]);
  await second.start();
  expect(restored.seen).toBe(3);
  const successor = new CountingDetector();
  await second.replaceDetectors([successor]);
  expect(successor.seen).toBe(3);
});

test('what arrives later is taken when the pipeline is woken', async () => {
  const store = new MemoryStore();
  const started = await pipeline(store, []);
  await started.start();
  store.add('late');
  started.wake();
  await until(() => store.checkpoint.chunkSeq === 1);
});
