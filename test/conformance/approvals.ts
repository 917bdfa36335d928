import { describe, expect, it } from 'vitest';
import type { Approval } from '../../src/contracts/approval.ts';
import type { MakeStore } from './target.ts';

const approval = (id: string, createdMs: number): Approval => ({
  id,
  kind: 'tool-call',
  subject: 'send_mail',
  content: { tool: 'send_mail', arguments: { to: "O'Hara\u0001 \u{1f600}" } },
  reason: 'The user did not ask for this.',
  evidence: { rule: 'unasked' },
  requestedBy: { kind: 'token', id: 'tok_1', name: 'agent' },
  whoMayApprove: { kinds: ['account', 'local'], scope: 'admin' },
  createdMs,
  expiresMs: createdMs + 1_000,
  state: 'pending',
  decidedBy: null,
  decidedMs: null,
  decisionReason: null,
  usedMs: null,
});
const by = { kind: 'account', id: 'acc_1', name: 'Ada' } as const;

export function describeApprovals(make: MakeStore): void {
  describe('approvals', () => {
    it('are decided once and used once, in time', async () => {
      const target = await make();
      const { approvals } = target.store;
      for (const [id, at] of [
        ['a', 1_000],
        ['b', 3_000],
        ['c', 2_000],
      ] as const)
        await approvals.add({ approval: approval(id, at), fingerprint: `print ${id}` });
      const yes = { state: 'approved', by, reason: 'fine', expiresMs: 9_000 } as const;
      expect(await approvals.use('a', 1_500)).toBe(false);
      // Of several who decide at the same moment, one does.
      const decided = await Promise.all(
        Array.from({ length: 5 }, () => approvals.decide('a', { ...yes, atMs: 1_500 })),
      );
      expect(decided.filter(Boolean)).toHaveLength(1);
      expect(await approvals.decide('a', { ...yes, state: 'denied', atMs: 1_600 })).toBe(false);
      expect(await approvals.decide('c', { ...yes, atMs: 3_000 })).toBe(false);
      expect(await approvals.get('a', 1_700)).toEqual({
        ...approval('a', 1_000),
        state: 'approved',
        decidedBy: by,
        decidedMs: 1_500,
        decisionReason: 'fine',
        expiresMs: 9_000,
      });
      expect((await approvals.open(3_500, 10)).map(({ fingerprint }) => fingerprint)).toEqual([
        'print b',
        'print a',
      ]);
      const used = await Promise.all([approvals.use('a', 2_000), approvals.use('a', 2_000)]);
      expect(used.toSorted()).toEqual([false, true]);
      expect(await approvals.get('a', 2_001)).toMatchObject({ state: 'used', usedMs: 2_000 });
      expect(await approvals.get('nobody', 0)).toBeUndefined();
      await target.dispose();
    });

    it('are listed by their state at the time, page by page, and forgotten after 400 days', async () => {
      const target = await make();
      const { approvals } = target.store;
      for (const [id, at] of [
        ['a', 1_000],
        ['b', 1_000],
        ['c', 5_000],
      ] as const)
        await approvals.add({ approval: approval(id, at), fingerprint: id });
      const ids = async (query: Partial<Parameters<typeof approvals.list>[0]>) =>
        (await approvals.list({ limit: 10, nowMs: 5_500, ...query })).items.map(({ id }) => id);
      expect(await ids({})).toEqual(['c', 'b', 'a']);
      expect(await ids({ state: 'pending' })).toEqual(['c']);
      expect(await ids({ state: 'expired' })).toEqual(['b', 'a']);
      expect(await ids({ kind: 'mcp-call' })).toEqual([]);
      const first = await approvals.list({ limit: 2, nowMs: 5_500 });
      expect(first.items.at(-1)).toMatchObject({ id: 'b', state: 'expired' });
      expect(await ids({ cursor: first.nextCursor! })).toEqual(['a']);
      const dayMs = 86_400_000;
      expect((await target.store.prune(2_001 + 400 * dayMs)).approvals).toBe(2);
      expect(await ids({})).toEqual(['c']);
      await target.dispose();
    });
  });
}
