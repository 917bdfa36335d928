import { describe, expect, it } from 'vitest';
import type { Approval, ApprovalDraft } from '../contracts/approval.ts';
import type { Principal } from '../contracts/identity.ts';
import type { Approvals, KeptApproval } from '../storage/ports/index.ts';
import { ApprovalDesk } from './approval-desk.ts';

/** A store as simple as the port allows. */
function memoryStore() {
  const kept = new Map<string, KeptApproval & { approval: Approval }>();
  const change = (id: string, from: Approval['state'], atMs: number, to: Partial<Approval>): boolean => {
    const row = kept.get(id);
    if (row?.approval.state !== from || row.approval.expiresMs <= atMs) return false;
    kept.set(id, { ...row, approval: { ...row.approval, ...to } });
    return true;
  };
  const store: Approvals = {
    add: async (row) => void kept.set(row.approval.id, row),
    get: async (id) => kept.get(id)?.approval,
    list: async () => ({ items: [], nextCursor: null }),
    open: async (nowMs) =>
      [...kept.values()].filter(({ approval: a }) => a.state !== 'used' && a.expiresMs > nowMs),
    decide: async (id, { state, by, atMs, reason, expiresMs }) =>
      change(id, 'pending', atMs, {
        state,
        decidedBy: by,
        decidedMs: atMs,
        decisionReason: reason,
        expiresMs,
      }),
    use: async (id, nowMs) => change(id, 'approved', nowMs, { state: 'used', usedMs: nowMs }),
  };
  return { store, kept };
}

const ada: Principal = { kind: 'account', id: 'acc_1', name: 'Ada', scopes: ['admin'] };
const draft = (change: Partial<ApprovalDraft> = {}): ApprovalDraft => ({
  kind: 'tool-call',
  subject: 'pay',
  content: { tool: 'pay', arguments: { to: 'Bo', amount: 5 } },
  context: 'conversation',
  reason: 'The user did not ask for this.',
  evidence: {},
  requestedBy: { kind: 'token', id: 'tok_1', name: 'agent' },
  expiresMs: 60_000,
  ...change,
});

function house(memory = memoryStore()) {
  const clock = { nowMs: 1_000 };
  const logged: string[] = [];
  const log = (_detail: object, message: string) => void logged.push(message);
  const make = () =>
    new ApprovalDesk({ store: memory.store, nowMs: () => clock.nowMs, log: { info: log, error: log } });
  return { ...memory, clock, logged, desk: make(), make };
}

function idOf(answer: ReturnType<ApprovalDesk['request']>): string {
  if (answer.state === 'refused') throw new Error(answer.why);
  return answer.id;
}

describe('a request', () => {
  it('passes once after somebody agreed, and its own writing makes no difference', async () => {
    const { desk, kept } = house();
    const id = idOf(desk.request(draft()));
    const other = { tool: 'pay', arguments: { amount: 5, to: 'Bo' } };
    expect(desk.request(draft({ content: other, reason: 'said differently' }))).toMatchObject({
      state: 'pending',
      id,
    });
    await desk.decide(id, { state: 'approved', reason: 'fine' }, ada);
    expect(desk.request(draft({ content: other }))).toEqual({ state: 'approved', id, by: 'Ada' });
    const again = desk.request(draft());
    expect(again.state).toBe('pending');
    expect(idOf(again)).not.toBe(id);
    await expect.poll(() => kept.get(id)?.approval.state).toBe('used');
  });

  it.each<readonly [string, Partial<ApprovalDraft>]>([
    ['another argument', { content: { tool: 'pay', arguments: { to: 'Bo', amount: 6 } } }],
    ['another type of it', { content: { tool: 'pay', arguments: { to: 'Bo', amount: '5' } } }],
    ['another conversation', { context: 'other' }],
    ['another token', { requestedBy: { kind: 'token', id: 'tok_2', name: 'agent' } }],
    ['another kind', { kind: 'mcp-call' }],
    ['another subject', { subject: 'pay_now' }],
  ])('with %s is another one', async (_what, change) => {
    const { desk } = house();
    await desk.decide(idOf(desk.request(draft())), { state: 'approved', reason: '' }, ada);
    expect(desk.request(draft(change)).state).toBe('pending');
  });

  it('that was denied stays denied for a while, and is asked anew afterwards', async () => {
    const { desk, clock } = house();
    const id = idOf(desk.request(draft()));
    await desk.decide(id, { state: 'denied', reason: 'no' }, ada);
    expect(desk.request(draft())).toEqual({ state: 'denied', id, by: 'Ada' });
    clock.nowMs += 15 * 60_000;
    expect(desk.request(draft({ expiresMs: clock.nowMs + 1 })).state).toBe('pending');
  });

  it('does not pass when the approval came too late to be used', async () => {
    const { desk, clock } = house();
    await desk.decide(idOf(desk.request(draft())), { state: 'approved', reason: '' }, ada);
    clock.nowMs += 15 * 60_000;
    expect(desk.request(draft({ expiresMs: clock.nowMs + 1 })).state).toBe('pending');
  });

  it('is not kept beyond what somebody can read, nor 51 of one caller', () => {
    const { desk, clock } = house();
    expect(desk.request(draft({ content: 'x'.repeat(40_000) })).state).toBe('refused');
    for (let i = 0; i < 50; i++) expect(desk.request(draft({ content: i })).state).toBe('pending');
    expect(desk.request(draft({ content: 50 })).state).toBe('refused');
    const requestedBy = { kind: 'token', id: 'tok_2', name: 'other' } as const;
    expect(desk.request(draft({ content: 50, requestedBy })).state).toBe('pending');
    clock.nowMs = 60_000;
    expect(desk.request(draft({ content: 50, expiresMs: 70_000 })).state).toBe('pending');
  });

  it('is known after a restart, and so is what was said to it', async () => {
    const { desk, make } = house();
    const waiting = idOf(await desk.requestDurably(draft()));
    const agreed = idOf(await desk.requestDurably(draft({ context: 'other' })));
    await desk.decide(agreed, { state: 'approved', reason: '' }, ada);
    const next = make();
    await next.load();
    expect(next.request(draft())).toMatchObject({ state: 'pending', id: waiting });
    expect(await next.requestDurably(draft({ context: 'other' }))).toMatchObject({
      state: 'approved',
      id: agreed,
    });
  });

  it('that cannot be kept is not told as waiting by whoever waits for the store', async () => {
    const memory = memoryStore();
    const { desk, logged } = house({
      ...memory,
      store: { ...memory.store, add: () => Promise.reject(new Error('disk full')) },
    });
    await expect(desk.requestDurably(draft())).rejects.toThrow('disk full');
    expect(logged).toEqual(['an approval that was asked for could not be kept']);
  });
});

describe('a decision', () => {
  it.each<readonly [string, Principal, string]>([
    ['of who asked', { kind: 'token', id: 'tok_1', name: 'agent', scopes: ['admin'] }, 'approval_own'],
    [
      'of another token',
      { kind: 'token', id: 'tok_2', name: 'x', scopes: ['admin'] },
      'approval_not_entitled',
    ],
    [
      'of an analyst',
      { kind: 'account', id: 'acc_2', name: 'Bo', scopes: ['read'] },
      'approval_not_entitled',
    ],
  ])('%s does not count', async (_who, by, code) => {
    const { desk } = house();
    const id = idOf(desk.request(draft()));
    await expect(desk.decide(id, { state: 'approved', reason: '' }, by)).rejects.toMatchObject({ code });
    expect(desk.request(draft())).toMatchObject({ state: 'pending', id });
  });

  it('is made once, in time, on what there is', async () => {
    const { desk, clock } = house();
    const id = idOf(desk.request(draft()));
    const decide = (state: 'approved' | 'denied', which = id) =>
      desk.decide(which, { state, reason: '' }, ada);
    const both = await Promise.allSettled([decide('approved'), decide('denied')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(decide('denied')).rejects.toMatchObject({ code: 'approval_closed' });
    await expect(decide('denied', 'apr_none')).rejects.toMatchObject({ code: 'approval_unknown' });
    const late = idOf(desk.request(draft({ context: 'late' })));
    clock.nowMs = 60_000;
    await expect(decide('approved', late)).rejects.toMatchObject({ code: 'approval_closed' });
  });
});
