import { z } from 'zod';
import type { ApprovalAnswer, ApprovalDraft, ApprovalPort } from '../contracts/approval.ts';

const TIMEOUT_MS = 10_000;
const ANSWER_CHARS_MAX = 16 * 1024;

const answerSchema: z.ZodType<ApprovalAnswer> = z.discriminatedUnion('state', [
  z.object({ state: z.literal('approved'), id: z.string(), by: z.string() }),
  z.object({ state: z.literal('denied'), id: z.string(), by: z.string() }),
  z.object({ state: z.literal('pending'), id: z.string(), expiresMs: z.number() }),
  z.object({ state: z.literal('refused'), why: z.string() }),
]);

/** Asks the people of a running server. A server that cannot be asked has not agreed. */
export function createRemoteApprovals(
  server: { readonly url: string; readonly token: string },
  nowMs: () => number,
): ApprovalPort {
  return {
    async request({ requestedBy: _theToken, expiresMs, ...draft }: ApprovalDraft): Promise<ApprovalAnswer> {
      try {
        const response = await fetch(new URL('/api/approvals', server.url), {
          method: 'POST',
          redirect: 'error',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${server.token}` },
          body: JSON.stringify({ ...draft, waitMs: Math.max(1_000, expiresMs - nowMs()) }),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        const text = await response.text();
        if (!response.ok) return { state: 'refused', why: `The server answered ${response.status}.` };
        return answerSchema.parse(JSON.parse(text.slice(0, ANSWER_CHARS_MAX)));
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return { state: 'refused', why: `The server that knows whom to ask gave no answer: ${why}` };
      }
    },
  };
}
