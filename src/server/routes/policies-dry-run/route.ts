import { z } from 'zod';
import { gatewayPolicySchema, guardActionSchema } from '../../../contracts/guard.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import type { AppDeps } from '../../ports.ts';
import { callerSignal } from '../../shared/abort-signal.ts';
import { callOf } from '../../shared/calls.ts';
import { type Candidates, DryRun } from '../../shared/dry-run.ts';
import { policyFields, positionField, requireSound } from '../../shared/policy-body.ts';
import { policyViews } from '../../shared/policy-view.ts';
import { defined } from '../../shared/query.ts';
import { replayReasonSchema } from '../../shared/replay-view.ts';
import { rangeQuery, resolveRange } from '../../shared/time-range.ts';

/** One request looks at so many calls for so long; the caller comes back with the cursor. */
const callsMax = 500;
const runMs = 1_500;
/** So few at a time, so that the time is looked at between them. */
const pageSize = 50;

const dryRunBody = z.strictObject({
  policy: z.strictObject(policyFields),
  /** Name of the policy whose place it takes, when that is another. */
  replaces: gatewayPolicySchema.shape.name.optional(),
  /** Place in the order; that of the policy that it replaces, or behind all others, when left out. */
  position: positionField.optional(),
  ...rangeQuery,
  cursor: z.string().min(1).max(1024).optional(),
  limit: z.number().int().min(1).max(callsMax).default(200),
});
type DryRunBody = z.output<typeof dryRunBody>;

const count = z.number().int();

export const policiesDryRun = defineRoute({
  method: 'POST',
  path: '/api/policies/dry-run',
  access: needs('read'),
  tag: 'protect',
  summary: 'What a policy would have done to past calls, newest first; nothing is changed',
  body: dryRunBody,
  status: 200,
  response: z.object({
    looked: count,
    /** Calls that are under another policy, before and after. */
    otherPolicy: count,
    replayed: count,
    /** Calls whose words the policy of that time did not keep. */
    notStored: count,
    /** Calls of which only the beginning was kept. */
    cut: count,
    /** Replayed calls whose answer is not known, or not all of it: its guards could not be asked. */
    answersUnknown: count,
    /** Replayed calls in which a guard failed or ran late. */
    failed: count,
    transitions: z.array(z.object({ before: guardActionSchema, after: guardActionSchema, count })),
    rules: z.array(
      z.object({
        guard: z.string(),
        rule: z.string(),
        direction: z.string(),
        before: count,
        after: count,
        newlyBlocked: count,
        released: count,
      }),
    ),
    changed: z.array(
      z.object({
        id: z.string(),
        time: z.number(),
        model: z.string(),
        token: z.string(),
        before: guardActionSchema,
        after: guardActionSchema,
        reasonsBefore: z.array(replayReasonSchema),
        reasonsAfter: z.array(replayReasonSchema),
      }),
    ),
    nextCursor: z.string().nullable(),
    elapsedMs: z.number(),
  }),
  handle: ({ body, deps, reply }) => run(body, deps, callerSignal(reply)),
});

async function run(body: DryRunBody, deps: AppDeps, signal: AbortSignal) {
  requireSound(deps, body.policy);
  const startedMs = performance.now();
  const dryRun = new DryRun(deps, await candidatesOf(body, deps));
  const range = resolveRange(body, deps.clock.nowMs());
  let { cursor } = body;
  const search = (limit: number) =>
    deps.store.events.search({ ...range, format: 'gateway', limit, ...defined({ cursor }) }, signal);
  const isTime = () => performance.now() - startedMs < runMs;
  let left = body.limit;
  do {
    let page = await search(Math.min(pageSize, left));
    let taken = 0;
    for (const view of page.events) {
      signal.throwIfAborted();
      if (taken > 0 && !isTime()) break;
      const call = callOf(view);
      if (call) await dryRun.take(call);
      taken++;
    }
    // Time ran out within the page: a page of just what was taken has the cursor to go on from.
    if (taken < page.events.length) page = await search(taken);
    left -= taken;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && left > 0 && isTime());
  return { ...dryRun.result(), nextCursor: cursor ?? null, elapsedMs: performance.now() - startedMs };
}

async function candidatesOf({ policy, replaces, position }: DryRunBody, deps: AppDeps): Promise<Candidates> {
  const views = await policyViews(deps);
  const names = [policy.name, replaces ?? policy.name];
  const others = views.filter(({ name }) => !names.includes(name));
  const current = views.find(({ name }) => name === (replaces ?? policy.name));
  // A new one is tried behind the stored ones and before the built-in one.
  const place = position ?? current?.position ?? others.filter(({ builtIn }) => !builtIn).length;
  return { policies: [...others.slice(0, place), policy, ...others.slice(place)], names };
}
