import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingDraft } from '../../../contracts/finding.ts';
import type { Incident } from '../../../contracts/incident.ts';
import { signIn, type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
let incident: Incident;
let headers: Awaited<ReturnType<typeof signIn>>;

const draft = (nowMs: number): FindingDraft => ({
  detector: 'sigma',
  detectorVersion: '1',
  wing: 'defend',
  ruleId: 'rule-0',
  title: 'Suspicious PowerShell',
  severity: 'high',
  score: 0.9,
  timeMs: nowMs,
  entities: [{ kind: 'host', name: 'WS01' }],
  techniques: [{ framework: 'attack', id: 'T1059.001', tactic: 'execution' }],
  evidence: { eventIds: ['evt_1'] },
  dedupKey: 'rule-0:WS01',
});

beforeAll(async () => {
  test = await testApp();
  const nowMs = Date.now();
  await test.store.pipeline.commit({
    fromChunkSeq: 0,
    chunkSeq: 1,
    processed: 1,
    deadLetters: [
      {
        source: 's',
        format: 'json',
        receivedMs: nowMs,
        seq: 7,
        reason: 'invalid_json',
        detail: 'at byte 3',
        raw: Buffer.from('{"a"'),
      },
    ],
    eventCounts: [
      { minuteMs: Math.floor(nowMs / 60_000) * 60_000, source: 's', classUid: 1007, severityId: 1, count: 5 },
    ],
    findings: [draft(nowMs)],
    nowMs,
    detectorStates: [],
  });
  headers = await signIn(test.app);
  incident = (await test.app.inject({ url: '/api/incidents', headers })).json<{ items: Incident[] }>()
    .items[0]!;
});
afterAll(() => test.close());

describe('an incident', () => {
  it('is found by its id, its number and its filters', async () => {
    expect(incident).toMatchObject({
      severity: 'high',
      status: 'new',
      entities: [{ kind: 'host', name: 'WS01' }],
    });
    for (const id of [incident.id, incident.number]) {
      const detail = (await test.app.inject({ url: `/api/incidents/${id}`, headers })).json();
      expect(detail).toMatchObject({
        incident: { id: incident.id },
        findings: [{ ruleId: 'rule-0' }],
        entries: expect.any(Array),
      });
    }
    const count = async (query: string) =>
      (await test.as('read', { url: `/api/incidents?${query}` })).json<{ items: unknown[] }>().items.length;
    expect(
      await count('severity=high&severity=critical&status=new&q=powershell&entity=host:WS01&wing=defend'),
    ).toBe(1);
    expect(await count('severity=low')).toBe(0);
    expect(await count('assignee=none')).toBe(1);
    expect(await count('to=-1h')).toBe(0);
  });

  it('changes, and its story tells who did it', async () => {
    const { account } = (await test.app.inject({ url: '/api/session', headers })).json<{
      account: { id: string; name: string };
    }>();
    const change = { status: 'resolved', resolution: 'true_positive', assigneeId: account.id };
    const changed = await test.app.inject({
      method: 'PATCH',
      url: `/api/incidents/${incident.id}`,
      headers,
      payload: change,
    });
    expect(changed.statusCode).toBe(200);
    expect(changed.json()).toMatchObject(change);
    const comment = await test.app.inject({
      method: 'POST',
      url: `/api/incidents/${incident.number}/comments`,
      headers,
      payload: { text: ' Reset the host. ' },
    });
    expect(comment.statusCode).toBe(201);
    const { entries } = (await test.as('read', { url: `/api/incidents/${incident.id}` })).json<{
      entries: { kind: string; actorName: string; text: string }[];
    }>();
    expect(entries.map((entry) => entry.kind)).toEqual(
      expect.arrayContaining(['opened', 'status', 'assignee', 'comment']),
    );
    expect(entries.at(-1)).toMatchObject({ actorName: account.name, text: 'Reset the host.' });
  });

  it('cannot be given to an account that does not exist', async () => {
    const response = await test.app.inject({
      method: 'PATCH',
      url: `/api/incidents/${incident.id}`,
      headers,
      payload: { assigneeId: 'acc_nobody' },
    });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ field: 'assigneeId' });
  });
});

describe('what stands around it', () => {
  it('the overview counts it and says how it was judged', async () => {
    const overview = (await test.as('read', { url: '/api/overview' })).json();
    expect(overview).toMatchObject({
      totals: { events: 5, findings: 1 },
      previous: { events: 0, findings: 0 },
      detectionQuality: { truePositive: 1, falsePositive: 0, mttrMs: expect.any(Number) },
      topEntities: [{ kind: 'host', name: 'WS01', count: 1 }],
    });
  });

  it('the histogram has the counts in their bucket', async () => {
    const histogram = (await test.as('read', { url: '/api/events/histogram?from=-1h&buckets=6' })).json<{
      series: { events: number; findings: { high?: number } }[];
      byClass: unknown;
    }>();
    expect(histogram.series.reduce((sum, bucket) => sum + bucket.events, 0)).toBe(5);
    expect(histogram.series.reduce((sum, bucket) => sum + (bucket.findings.high ?? 0), 0)).toBe(1);
    expect(histogram.byClass).toEqual([{ classUid: 1007, count: 5 }]);
  });

  it('the rule shows its hits', async () => {
    const rules = (await test.as('read', { url: '/api/rules?q=powershell' })).json();
    expect(rules).toMatchObject({
      total: 1,
      items: [{ id: 'rule-0', hits24h: 1, lastHitMs: expect.any(Number) }],
    });
  });

  it('a finding is judged', async () => {
    const { items } = (await test.as('read', { url: '/api/findings?rule=rule-0' })).json<{
      items: { id: string }[];
    }>();
    const url = `/api/findings/${items[0]?.id}`;
    const judged = await test.app.inject({
      method: 'PATCH',
      url,
      headers,
      payload: { status: 'false_positive' },
    });
    expect(judged.json()).toMatchObject({ status: 'false_positive' });
    expect((await test.as('read', { method: 'PATCH', url, payload: { status: 'benign' } })).statusCode).toBe(
      403,
    );
  });

  it('a dead letter is replayed once', async () => {
    const before = await test.store.journal.acceptedTotal();
    const replay = () =>
      test.as('admin', { method: 'POST', url: '/api/dead-letters/replay', payload: { source: 's' } });
    expect((await replay()).json()).toEqual({ replayed: 1, more: false });
    expect((await replay()).json()).toEqual({ replayed: 0, more: false });
    expect((await test.store.journal.acceptedTotal()) - before).toBe(1);
    const list = (await test.as('read', { url: '/api/dead-letters?includeReplayed=true' })).json();
    expect(list).toMatchObject({
      items: [{ reason: 'invalid_json', raw: '{"a"', rawBytes: 4, replayedMs: expect.any(Number) }],
    });
  });
});
