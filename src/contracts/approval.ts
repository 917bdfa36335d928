import { z } from 'zod';
import { scopeSchema } from './identity.ts';

/** What is kept: `expired` is no state of its own, it follows from the time. */
export const approvalStates = ['pending', 'approved', 'denied', 'used', 'expired'] as const;
export const approvalStateSchema = z.enum(approvalStates);
export type ApprovalState = z.infer<typeof approvalStateSchema>;

const partySchema = z.object({
  kind: z.enum(['account', 'token', 'local']),
  id: z.string(),
  name: z.string(),
});
/** Who asked or decided. */
export type ApprovalParty = Readonly<z.infer<typeof partySchema>>;

/** Somebody's yes or no to one thing, whichever part of the house it is for. */
export const approvalSchema = z.object({
  id: z.string(),
  /** What sort of thing it is: `tool-call`, `mcp-call`. */
  kind: z.string(),
  /** The thing in a few words, such as the tool's name. */
  subject: z.string(),
  /** Exactly what would be done; something else, down to one argument, is another request. */
  content: z.unknown(),
  /** Why it needs an approval: a sentence. */
  reason: z.string(),
  /** What helps to decide: the rule, where values came from. */
  evidence: z.record(z.string(), z.unknown()),
  requestedBy: partySchema,
  /** Whoever is of such a kind, has the scope, and did not ask for it. */
  whoMayApprove: z.object({ kinds: z.array(partySchema.shape.kind).readonly(), scope: scopeSchema }),
  createdMs: z.number(),
  /** Until then it waits for an answer; after an approval, until then it may be used. */
  expiresMs: z.number(),
  state: approvalStateSchema,
  decidedBy: partySchema.nullable(),
  decidedMs: z.number().nullable(),
  /** What the one who decided said about it. */
  decisionReason: z.string().nullable(),
  usedMs: z.number().nullable(),
});
export type Approval = Readonly<z.infer<typeof approvalSchema>>;

/** What somebody has to decide on. */
export interface ApprovalDraft {
  readonly kind: string;
  readonly subject: string;
  /** JSON. Compared in canonical form: the order of keys makes no other request. */
  readonly content: unknown;
  /** In what it is asked for, such as a conversation: the same content elsewhere is another request. */
  readonly context: string;
  readonly reason: string;
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly requestedBy: ApprovalParty;
  /** Milliseconds since the epoch, after which an answer no longer counts. */
  readonly expiresMs: number;
}

export type ApprovalAnswer =
  /** Said once for each approval: what asks is to go on at once. */
  | { readonly state: 'approved'; readonly id: string; readonly by: string }
  | { readonly state: 'denied'; readonly id: string; readonly by: string }
  /** Nobody has decided yet; the caller is told the id, and asks again with the same draft. */
  | { readonly state: 'pending'; readonly id: string; readonly expiresMs: number }
  /** Nobody is asked: too much waits already, or what is asked for is too large to be read. */
  | { readonly state: 'refused'; readonly why: string };

/**
 * Where `ask` goes. An approval is for one thing as it stands and passes it once. What is neither approved nor expired is
 * pending, and what is pending is not executed.
 */
export interface ApprovalPort {
  request(draft: ApprovalDraft): ApprovalAnswer | Promise<ApprovalAnswer>;
}
