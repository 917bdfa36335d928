import type { EventRecord } from '../../src/contracts/event.ts';
import type { FindingDraft } from '../../src/contracts/finding.ts';
import type { IncomingBatch, PipelineRound } from '../../src/storage/ports/index.ts';

export const dayMs = 24 * 60 * 60 * 1000;
/** 2026-03-01T12:00:00Z */
export const noonMs = Date.UTC(2026, 2, 1, 12);

export function batch(text: string, overrides: Partial<IncomingBatch> = {}): IncomingBatch {
  const body = new TextEncoder().encode(text);
  const recordCount = text.split('\n').filter((line) => line !== '').length;
  return { source: 'web', format: 'json', receivedMs: noonMs, body, recordCount, ...overrides };
}

export function event(seq: number, overrides: Partial<EventRecord> = {}): EventRecord {
  const timeMs = overrides.timeMs ?? noonMs + seq;
  return {
    seq,
    timeMs,
    receivedMs: noonMs,
    source: 'web',
    format: 'json',
    logSources: [],
    fields: {},
    entities: [{ kind: 'user', name: 'Alice' }],
    raw: `{"n":${seq}}`,
    ocsf: {
      class_uid: 3002,
      class_name: 'Authentication',
      category_uid: 3,
      activity_id: 1,
      type_uid: 300201,
      severity_id: 1,
      time: timeMs,
      metadata: { version: '1.3.0' },
      actor: { user: { name: 'alice' } },
    },
    ...overrides,
  };
}

export function draft(overrides: Partial<FindingDraft> = {}): FindingDraft {
  return {
    detector: 'sigma',
    detectorVersion: '1',
    wing: 'defend',
    ruleId: 'rule-1',
    title: 'Something odd',
    severity: 'medium',
    score: 0.5,
    timeMs: noonMs,
    entities: [{ kind: 'user', name: 'alice' }],
    techniques: [],
    evidence: { eventIds: ['evt_1'] },
    dedupKey: 'rule-1:alice',
    ...overrides,
  };
}

/** A round that starts at the chunk before, unless told otherwise. */
export function round(chunkSeq: number, overrides: Partial<PipelineRound> = {}): PipelineRound {
  return {
    fromChunkSeq: chunkSeq - 1,
    chunkSeq,
    processed: 0,
    deadLetters: [],
    eventCounts: [],
    findings: [],
    nowMs: noonMs + chunkSeq,
    detectorStates: [],
    ...overrides,
  };
}
