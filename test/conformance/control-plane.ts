import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { customGuardSchema } from '../../src/contracts/custom-guard.ts';
import type { GatewayPolicy } from '../../src/contracts/guard.ts';
import type { Upstream } from '../../src/contracts/upstream.ts';
import type { Page } from '../../src/storage/ports/index.ts';
import { draft, noonMs, round } from './samples.ts';
import type { MakeStore, StoreUnderTest } from './target.ts';

const actor = { id: 'acc_1', name: 'Ann' };

export function describeControlPlane(make: MakeStore): void {
  describe('the control plane', () => {
    let target: StoreUnderTest;
    beforeAll(async () => {
      target = await make();
      const hour = 3_600_000;
      const findings = Array.from({ length: 12 }, (_, index) =>
        draft({
          ruleId: `rule-${index % 3}`,
          dedupKey: `k-${index}`,
          title: `Finding ${index}`,
          severity: index % 2 === 0 ? 'low' : 'high',
          timeMs: noonMs + Math.floor(index / 2) * 3 * hour,
          entities: [{ kind: 'user', name: `User_${index}` }],
        }),
      );
      await target.store.pipeline.commit(round(1, { findings }));
    });
    afterAll(() => target.dispose());

    async function pages<Item>(list: (cursor: string | undefined) => Promise<Page<Item>>): Promise<Item[]> {
      const items: Item[] = [];
      let cursor: string | null | undefined;
      do {
        const page: Page<Item> = await list(cursor ?? undefined);
        items.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      return items;
    }

    it('pages and filters findings', async () => {
      const { findings } = target.store;
      const all = await pages((cursor) => findings.list({ limit: 5, ...(cursor ? { cursor } : {}) }));
      expect(new Set(all.map((finding) => finding.id)).size).toBe(12);
      expect(all.map((finding) => finding.lastSeenMs)).toEqual(
        all.map((finding) => finding.lastSeenMs).toSorted((a, b) => b - a),
      );
      const titles = async (query: object) =>
        (await findings.list({ limit: 50, ...query })).items.map((item) => item.title);
      expect(await titles({ ruleId: 'rule-0', severities: ['low'] })).toEqual(['Finding 6', 'Finding 0']);
      expect(await titles({ entity: { kind: 'user', name: 'user_3' } })).toEqual(['Finding 3']);
      expect(await titles({ fromMs: noonMs, toMs: noonMs + 1 })).toHaveLength(2);
      expect(await titles({ wing: 'protect' })).toEqual([]);
      expect(await titles({ detector: 'sigma', incidentId: all[0]!.incidentId })).toHaveLength(1);
      await findings.setStatus(all[0]!.id, 'benign', actor.id);
      expect(await titles({ status: 'benign' })).toEqual([all[0]!.title]);
      expect(await findings.setStatus('fnd_none', 'benign', actor.id)).toBeUndefined();
      await expect(findings.list({ limit: 1, cursor: '!' })).rejects.toMatchObject({
        code: 'invalid_cursor',
      });
    });

    it('sums up findings by rule and time', async () => {
      const { findings } = target.store;
      const byRule = await findings.countByRule(0, noonMs * 2);
      expect(byRule.map(({ ruleId, count }) => [ruleId, count])).toEqual([
        ['rule-0', 4],
        ['rule-1', 4],
        ['rule-2', 4],
      ]);
      const histogram = await findings.histogram(noonMs, noonMs + 1, 60_000);
      expect(histogram).toEqual([
        { bucketMs: noonMs, severity: 'low', count: 1 },
        { bucketMs: noonMs, severity: 'high', count: 1 },
      ]);
    });

    it('pages and filters incidents', async () => {
      const { incidents } = target.store;
      const all = await pages((cursor) => incidents.list({ limit: 5, ...(cursor ? { cursor } : {}) }));
      expect(all.map((incident) => incident.number).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: 12 }, (_, i) => i + 1),
      );
      const numbers = async (query: object) =>
        (await incidents.list({ limit: 50, ...query })).items.map((item) => item.number);
      expect(await numbers({ text: 'FINDING 11' })).toEqual([12]);
      expect(await numbers({ text: 'user_4' })).toEqual([5]);
      expect(await numbers({ text: 'user%4' })).toEqual([]);
      expect(await numbers({ entity: { kind: 'user', name: 'USER_2' } })).toEqual([3]);
      expect(await numbers({ wing: 'defend', severities: ['high'] })).toHaveLength(6);
      expect(await numbers({ wing: 'protect' })).toEqual([]);
      expect(await numbers({ wing: 'none such' })).toEqual([]);
      expect(await numbers({ assigneeId: 'none' })).toHaveLength(12);
      expect(await numbers({ statuses: ['closed'] })).toEqual([]);
      expect(await incidents.get('999')).toBeUndefined();
      expect(await incidents.get('inc_none')).toBeUndefined();
      expect(await incidents.openBySeverity()).toEqual([
        { severity: 'high', count: 6 },
        { severity: 'low', count: 6 },
      ]);
    });

    it('writes the story of what a person changes', async () => {
      const { incidents } = target.store;
      const { id } = (await incidents.get('4'))!;
      const change = {
        status: 'in_progress',
        severity: 'critical',
        assigneeId: actor.id,
        title: 'New',
      } as const;
      const changed = await incidents.change(id, change, actor, noonMs + 5);
      expect(changed).toMatchObject({ ...change, updatedMs: noonMs + 5 });
      expect(await incidents.change(id, change, actor, noonMs + 6)).toEqual(changed);
      await incidents.change(id, { assigneeId: null, resolution: 'benign' }, actor, noonMs + 7);
      const comment = await incidents.comment(id, 'Looked at it.', actor, noonMs + 8);
      const entries = (await incidents.entries(id)).filter((entry) => entry.actorId === actor.id);
      expect(entries.map((entry) => entry.kind).toSorted()).toEqual(
        ['status', 'severity', 'assignee', 'comment', 'assignee', 'status', 'comment'].toSorted(),
      );
      expect(entries.at(-1)).toEqual(comment);
      expect(await incidents.change('inc_none', change, actor, 1)).toBeUndefined();
      expect(await incidents.comment('inc_none', 'x', actor, 1)).toBeUndefined();
    });

    it('keeps dead letters until they are replayed', async () => {
      const { deadLetters, pipeline } = target.store;
      const letter = (seq: number, reason: string) => ({
        source: 'dead',
        format: 'json',
        receivedMs: noonMs + seq,
        seq,
        reason,
        detail: 'd',
        raw: new TextEncoder().encode(`${seq}`),
      });
      const many = Array.from({ length: 250 }, (_, index) => letter(index, index % 2 === 0 ? 'even' : 'odd'));
      await pipeline.commit(round(50, { fromChunkSeq: 1, deadLetters: many }));
      const all = await pages((cursor) => deadLetters.list({ limit: 100, ...(cursor ? { cursor } : {}) }));
      expect(all.map((item) => new TextDecoder().decode(item.raw))).toEqual(
        many.map((_, index) => `${249 - index}`),
      );
      await deadLetters.markReplayed(
        all.slice(0, 100).map((item) => item.id),
        noonMs,
      );
      expect(await deadLetters.countByReason()).toEqual([
        { source: 'dead', reason: 'even', count: 75 },
        { source: 'dead', reason: 'odd', count: 75 },
      ]);
      expect((await deadLetters.list({ limit: 500, reason: 'odd', source: 'dead' })).items).toHaveLength(75);
      expect((await deadLetters.list({ limit: 500, includeReplayed: true })).items).toHaveLength(250);
      expect(await deadLetters.get(all[0]!.id)).toMatchObject({ replayedMs: noonMs });
    });

    it('keeps settings by name and in order', async () => {
      const { settings } = target.store;
      const upstream = (name: string): Upstream => ({
        name,
        baseUrl: 'http://localhost/v1',
        kind: 'openai',
        apiKeyEnv: null,
        apiKeyFile: null,
        models: ['*'],
        standsIn: false,
        priority: 0,
        weight: 1,
        retries: 0,
        batches: false,
        timeoutMs: 1000,
      });
      for (const name of ['zeta', 'alpha']) await settings.putUpstream(upstream(name), 1);
      await settings.putUpstream({ ...upstream('zeta'), models: ['gpt-*'] }, 2);
      expect((await settings.upstreams()).map(({ name, models }) => [name, models])).toEqual([
        ['zeta', ['gpt-*']],
        ['alpha', ['*']],
      ]);
      expect(await settings.removeUpstream('zeta')).toBe(true);
      expect(await settings.removeUpstream('zeta')).toBe(false);
      const policy = (name: string) => ({ name, models: ['*'], guards: [] }) as unknown as GatewayPolicy;
      await settings.putPolicy(policy('b'), 2, 1);
      await settings.putPolicy(policy('a'), 3, 1);
      await settings.putPolicy(policy('a'), 1, 2);
      expect((await settings.policies()).map(({ name }) => name)).toEqual(['a', 'b']);
      expect(await settings.removePolicy('a')).toBe(true);
      const words = (...list: readonly string[]) =>
        customGuardSchema.parse({ name: 'names', type: 'words', words: list });
      await settings.putCustomGuard(words('Nightjar'), 1);
      await settings.putCustomGuard(words('Nightjar', 'Heron'), 2);
      expect(await settings.customGuards()).toEqual([words('Nightjar', 'Heron')]);
      expect([await settings.removeCustomGuard('names'), await settings.removeCustomGuard('names')]).toEqual([
        true,
        false,
      ]);
      const toggle = {
        name: 'detector:sigma',
        enabled: false,
        reason: 'noisy',
        updatedMs: 5,
        updatedBy: 'Ann',
      };
      await settings.putToggle({ ...toggle, enabled: true, reason: null });
      await settings.putToggle(toggle);
      expect(await settings.toggles()).toEqual([toggle]);
    });

    it('delivers from the outbox until it is settled', async () => {
      const { outbox, pipeline } = target.store;
      const webhook = {
        id: 'wh_1',
        name: 'n',
        url: 'http://localhost',
        secret: 's',
        enabled: true,
        createdMs: 1,
      };
      await outbox.putWebhook(webhook);
      expect(await outbox.webhooks()).toEqual([webhook]);
      const findings = [1, 2, 3].map((n) =>
        draft({ dedupKey: `o-${n}`, entities: [{ kind: 'host', name: `h${n}` }] }),
      );
      await pipeline.commit(round(90, { fromChunkSeq: 50, findings, nowMs: noonMs }));
      expect(await outbox.due(noonMs - 1, 10)).toEqual([]);
      const due = await outbox.due(noonMs, 10);
      expect(due).toHaveLength(3);
      await outbox.settle(due[0]!.id, { delivered: true }, noonMs);
      await outbox.settle(
        due[1]!.id,
        { delivered: false, error: '500', nextAttemptMs: noonMs + 100 },
        noonMs,
      );
      await outbox.settle(due[2]!.id, { delivered: false, error: '410' }, noonMs);
      expect(await outbox.due(noonMs + 99, 10)).toEqual([]);
      expect(await outbox.due(noonMs + 100, 10)).toMatchObject([
        { attempts: 1, lastError: '500', state: 'pending' },
      ]);
      expect((await outbox.list({ limit: 10, state: 'failed' })).items).toMatchObject([
        { id: due[2]!.id, lastError: '410' },
      ]);
      expect(await outbox.removeWebhook('wh_1')).toBe(true);
      expect((await outbox.list({ limit: 10 })).items).toEqual([]);
    });
  });
}
