import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { draft, noonMs, round } from './samples.ts';
import type { MakeStore, StoreUnderTest } from './target.ts';

const minuteMs = 60_000;

export function describePipelineState(make: MakeStore): void {
  describe('a round of the pipeline', () => {
    let target: StoreUnderTest;
    beforeEach(async () => {
      target = await make();
    });
    afterEach(() => target.dispose());

    it('is committed once, whatever is repeated', async () => {
      const raw = new Uint8Array([0, 1, 255]);
      const one = round(7, {
        fromChunkSeq: 0,
        processed: 5,
        deadLetters: [
          {
            source: 'web',
            format: 'json',
            receivedMs: noonMs,
            seq: 1,
            reason: 'invalid_json',
            detail: 'at 3',
            raw,
          },
        ],
        eventCounts: [
          { minuteMs: noonMs, source: 'web', classUid: 1, severityId: 1, count: 3 },
          { minuteMs: noonMs, source: 'web', classUid: 1, severityId: 1, count: 2 },
        ],
        findings: [draft()],
        detectorStates: [{ detector: 'sigma', version: '1', state: raw }],
      });
      const outcome = await target.store.pipeline.commit(one);
      expect(outcome.findings).toHaveLength(1);
      expect(outcome.newIncidentIds).toHaveLength(1);
      await target.reopen();
      const stale = { findings: [], newIncidentIds: [], isStale: true };
      expect(await target.store.pipeline.commit(one)).toEqual(stale);
      expect(await target.store.pipeline.commit(round(6, { processed: 9 }))).toEqual(stale);
      expect(await target.store.pipeline.totals()).toEqual({ processed: 5, deadLettered: 1, chunkSeq: 7 });
      expect(await target.store.pipeline.detectorState('sigma')).toEqual({ version: '1', state: raw });
      expect(await target.store.pipeline.detectorState('none')).toBeUndefined();
      expect(await target.store.eventCounts.histogram(0, noonMs * 2, 60 * minuteMs)).toEqual([
        { bucketMs: noonMs, classUid: 1, count: 5 },
      ]);
      expect(await target.store.eventCounts.sources()).toEqual([
        { source: 'web', events: 5, deadLetters: 1, lastSeenMs: one.nowMs },
      ]);
      const letters = await target.store.deadLetters.list({ limit: 10 });
      expect(letters.items).toMatchObject([
        { reason: 'invalid_json', detail: 'at 3', raw, replayedMs: null },
      ]);
    });

    it('is refused when another has moved the checkpoint, even to an earlier place than its end', async () => {
      const { pipeline } = target.store;
      const first = round(3, { fromChunkSeq: 0, processed: 3 });
      const second = round(5, { fromChunkSeq: 0, processed: 5, findings: [draft()] });
      const outcomes = await Promise.all([pipeline.commit(first), pipeline.commit(second)]);
      expect(outcomes.filter(({ isStale }) => isStale)).toHaveLength(1);
      const { processed, chunkSeq } = await pipeline.totals();
      expect([3, 5]).toContain(processed);
      const rest = round(5, { fromChunkSeq: 3, processed: 2 });
      expect((await pipeline.commit(rest)).isStale).toBe(chunkSeq === 3 ? undefined : true);
      expect(await pipeline.totals()).toEqual({ processed: 5, deadLettered: 0, chunkSeq: 5 });
    });

    it('leaves nothing behind when it fails', async () => {
      const bad = { ...draft({ dedupKey: 'b' }), title: undefined as unknown as string };
      await expect(
        target.store.pipeline.commit(round(1, { processed: 1, findings: [draft(), bad] })),
      ).rejects.toThrow();
      expect(await target.store.pipeline.totals()).toEqual({ processed: 0, deadLettered: 0, chunkSeq: 0 });
      expect((await target.store.findings.list({ limit: 10 })).items).toEqual([]);
      await target.store.pipeline.commit(round(1, { findings: [draft()] }));
      expect((await target.store.incidents.list({ limit: 10 })).items[0]?.number).toBe(1);
    });

    it('takes turns with rounds that are committed at the same time', async () => {
      const rounds = Array.from({ length: 8 }, (_, index) =>
        round(index + 1, { processed: 1, findings: [draft({ timeMs: noonMs + index })] }),
      );
      await Promise.all(rounds.map((one) => target.store.pipeline.commit(one)));
      const { processed } = await target.store.pipeline.totals();
      const [finding] = (await target.store.findings.list({ limit: 10 })).items;
      expect(finding?.count).toBe(processed);
    });

    it('counts up a finding of the same key within the window, and opens another beyond it', async () => {
      const evidence = (ids: string[]) => ({ eventIds: ids });
      const first = await target.store.pipeline.commit(
        round(1, { findings: [draft({ evidence: evidence(['evt_1']) })] }),
      );
      const id = first.findings[0]!.findingId;
      const near = draft({
        timeMs: noonMs + 5 * minuteMs,
        count: 3,
        evidence: evidence(['evt_1', 'evt_2']),
        score: 0.9,
      });
      const early = draft({ timeMs: noonMs - 5 * minuteMs, evidence: evidence(['evt_0']) });
      const second = await target.store.pipeline.commit(round(2, { findings: [near, early] }));
      expect(second.findings.map((outcome) => [outcome.findingId, outcome.isNew])).toEqual([
        [id, false],
        [id, false],
      ]);
      expect(second.newIncidentIds).toEqual([]);
      expect(await target.store.findings.get(id)).toMatchObject({
        count: 5,
        score: 0.9,
        firstSeenMs: noonMs - 5 * minuteMs,
        lastSeenMs: noonMs + 5 * minuteMs,
        evidence: { eventIds: ['evt_1', 'evt_2', 'evt_0'] },
      });
      const late = draft({ timeMs: noonMs + 16 * minuteMs });
      const third = await target.store.pipeline.commit(round(3, { findings: [late] }));
      expect(third.findings[0]).toMatchObject({ isNew: true, incidentId: first.newIncidentIds[0] });
      const [incident] = (await target.store.incidents.list({ limit: 10 })).items;
      expect(incident).toMatchObject({ findingCount: 2, eventCount: 6, lastSeenMs: noonMs + 16 * minuteMs });
    });

    it('keeps no more than 20 event ids as evidence', async () => {
      const many = (from: number) => ({
        eventIds: Array.from({ length: 15 }, (_, index) => `evt_${from + index}`),
      });
      const findings = [draft({ evidence: many(0) }), draft({ evidence: many(15) })];
      const { findings: taken } = await target.store.pipeline.commit(round(1, { findings }));
      const finding = await target.store.findings.get(taken[0]!.findingId);
      expect(finding?.evidence.eventIds).toHaveLength(20);
    });

    it('groups findings that share an entity in time, across wings, whatever the case of the name', async () => {
      const outcome = await target.store.pipeline.commit(
        round(1, {
          findings: [
            draft(),
            draft({
              dedupKey: 'x',
              wing: 'protect',
              severity: 'critical',
              entities: [
                { kind: 'user', name: 'ALICE' },
                { kind: 'ip', name: '10.0.0.1' },
              ],
              techniques: [{ framework: 'atlas', id: 'AML.T0051' }],
              timeMs: noonMs + 59 * minuteMs,
            }),
            draft({
              dedupKey: 'y',
              entities: [{ kind: 'ip', name: '10.0.0.1' }],
              timeMs: noonMs + 100 * minuteMs,
            }),
            draft({ dedupKey: 'z', entities: [{ kind: 'host', name: 'alice' }] }),
            draft({ dedupKey: 'w', timeMs: noonMs + 200 * minuteMs }),
          ],
        }),
      );
      const incidentIds = outcome.findings.map((finding) => finding.incidentId);
      expect(new Set(incidentIds.slice(0, 3)).size).toBe(1);
      expect(new Set(incidentIds).size).toBe(3);
      expect(outcome.newIncidentIds).toHaveLength(3);
      const incident = await target.store.incidents.get(incidentIds[0]!);
      expect(incident).toMatchObject({
        number: 1,
        severity: 'critical',
        wings: ['protect', 'defend'],
        findingCount: 3,
        entities: [
          { kind: 'user', name: 'alice' },
          { kind: 'ip', name: '10.0.0.1' },
        ],
        techniques: [{ framework: 'atlas', id: 'AML.T0051' }],
      });
      const kinds = (await target.store.incidents.entries(incidentIds[0]!)).map((entry) => entry.kind);
      expect(kinds.toSorted()).toEqual(['finding', 'finding', 'finding', 'opened', 'severity']);
    });

    it('does not join an incident that is closed', async () => {
      const first = await target.store.pipeline.commit(round(1, { findings: [draft()] }));
      const actor = { id: 'acc_1', name: 'Ann' };
      await target.store.incidents.change(first.newIncidentIds[0]!, { status: 'closed' }, actor, noonMs);
      const second = await target.store.pipeline.commit(round(2, { findings: [draft({ dedupKey: 'b' })] }));
      expect(second.newIncidentIds).toHaveLength(1);
      expect((await target.store.incidents.get('2'))?.id).toBe(second.newIncidentIds[0]);
    });

    it('tells each webhook that is on of what opened and what grew graver, as it ended', async () => {
      const hook = { name: 'n', url: 'http://localhost', secret: 's', createdMs: 1 };
      await target.store.outbox.putWebhook({ ...hook, id: 'wh_1', enabled: true });
      await target.store.outbox.putWebhook({ ...hook, id: 'wh_2', enabled: false });
      await target.store.pipeline.commit(round(1, { findings: [draft(), draft({ dedupKey: 'b' })] }));
      await target.store.pipeline.commit(
        round(2, { findings: [draft({ dedupKey: 'c', severity: 'critical' })] }),
      );
      await target.store.pipeline.commit(round(3, { findings: [draft({ dedupKey: 'd' })] }));
      const items = (await target.store.outbox.list({ limit: 10 })).items;
      const told = items.map((item) => [item.webhookId, item.topic, JSON.parse(item.payload)]);
      expect(told).toMatchObject([
        ['wh_1', 'incident.updated', { number: 1, severity: 'critical', findingCount: 3 }],
        ['wh_1', 'incident.opened', { number: 1, severity: 'medium', findingCount: 2 }],
      ]);
    });

    it('keeps detector states outside a round too', async () => {
      const keep = (text: string) => [
        { detector: 'baseline', version: text, state: new TextEncoder().encode(text) },
      ];
      await target.store.pipeline.keepDetectorStates(keep('1'));
      await target.store.pipeline.keepDetectorStates(keep('2'));
      expect(await target.store.pipeline.detectorState('baseline')).toEqual({
        version: '2',
        state: new TextEncoder().encode('2'),
      });
    });

    it('survives texts that a database may not like', async () => {
      const nasty = 'a\0b \ud800 " \\ \' ; -- \u2028';
      const findings = [
        draft({ title: nasty, dedupKey: nasty, entities: [{ kind: 'process', name: nasty }] }),
      ];
      const deadLetters = [
        {
          source: nasty,
          format: 'json',
          receivedMs: 1,
          seq: 1,
          reason: 'r',
          detail: nasty,
          raw: new Uint8Array(),
        },
      ];
      const outcome = await target.store.pipeline.commit(round(1, { findings, deadLetters }));
      expect(await target.store.findings.get(outcome.findings[0]!.findingId)).toBeDefined();
    });
  });
}
