import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf } from '../../shared/caller.ts';

const WAIT_MS_MAX = 24 * 3_600_000;
const WAIT_MS_DEFAULT = 15 * 60_000;

const draftSchema = z.strictObject({
  kind: z.string().regex(/^[a-z][a-z-]{0,63}$/, 'expected lower-case words joined by -'),
  subject: z.string().min(1).max(256),
  content: z.unknown(),
  context: z.string().max(256).default(''),
  reason: z.string().min(1).max(2_048),
  evidence: z.record(z.string().max(128), z.unknown()).default({}),
  waitMs: z.number().int().min(1_000).max(WAIT_MS_MAX).default(WAIT_MS_DEFAULT),
});

const answerSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('approved'), id: z.string(), by: z.string() }),
  z.object({ state: z.literal('denied'), id: z.string(), by: z.string() }),
  z.object({ state: z.literal('pending'), id: z.string(), expiresMs: z.number() }),
  z.object({ state: z.literal('refused'), why: z.string() }),
]);

/** Asking again with the same body tells how it stands; `approved` is said once, for that one time. */
export const approvalsCreate = defineRoute({
  method: 'POST',
  path: '/api/approvals',
  access: needs('gateway', 'ingest'),
  tag: 'protect',
  summary: 'Ask for an approval, or how one stands that was asked for with the same body',
  body: draftSchema,
  status: 200,
  response: answerSchema,
  handle({ body: { waitMs, ...draft }, deps, request }) {
    const { kind, id, name } = callerOf(request);
    const expiresMs = deps.clock.nowMs() + waitMs;
    return deps.approvals.requestDurably({ ...draft, requestedBy: { kind, id, name }, expiresMs });
  },
});
