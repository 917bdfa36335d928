import type { GatewayEvent } from '../../contracts/gateway-event.ts';
import type {
  GatewayPolicy,
  GuardAction,
  GuardCall,
  GuardContent,
  Provenance,
} from '../../contracts/guard.ts';
import type { Principal } from '../../contracts/identity.ts';
import type { ToolCall } from '../../contracts/tool-call.ts';
import type { Upstream } from '../../contracts/upstream.ts';
import type { AbuseWatch } from './abuse/abuse-watch.ts';
import type { AnswerSketcher } from './abuse/answer-text.ts';
import type { LedgerPort } from './budgets/ledger-queue.ts';
import type { CanaryMaker } from './canary/plant-canary.ts';
import type { ToolJudge } from './tools/tool-outcome.ts';

/** One reason of a chain's verdict, as the event keeps it. */
export type ChainReason = Omit<GatewayEvent['verdict']['reasons'][number], 'direction'>;

/** Text to put in a span's place: UTF-16 code units of the segment at `path`, end exclusive. */
export interface Redaction {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

/** What the guards of a policy decided together: the strictest action wins. */
export interface ChainVerdict {
  readonly action: GuardAction;
  /** Highest score of any guard, 0..1. */
  readonly score: number;
  readonly reasons: readonly ChainReason[];
  /** Spans to replace when the action is `redact`. */
  readonly redactions: readonly Redaction[];
  /** Puts back into the answer what placeholders took the place of; undefined when nothing was. */
  readonly restoration?: Restoration;
}

/** Puts values back in place of the placeholders of one call. */
export interface Restoration {
  /** @param jsonDepth how many JSON strings the text is inside of: 1 for a tool's arguments, 0 for ordinary text */
  open(jsonDepth: number): TextRestorer;
  /** Is told the id that the upstream gave its answer, where a later request may go on from it. */
  answered?(id: string): void;
}

/** One growing text: what comes out depends on the text alone, never on how it was cut. */
export interface TextRestorer {
  push(text: string): string;
  end(): string;
}

/** What one more piece of a stream changed. */
export interface StreamStep extends ChainVerdict {
  /**
   * How much of the channel's text is final, in UTF-16 code units from its start: everything before may be sent, with
   * the redactions given so far. Text that may still become part of a match stays behind it.
   */
  readonly releasedTo: number;
}

/** Inspects one growing text, such as the content of one choice. Offsets count from the channel's start. */
export interface StreamInspection {
  push(text: string): StreamStep;
  /** No more text comes: decides on the rest. */
  end(): StreamStep;
}

/** The guards of one policy, ready to run. The composition root makes it; the gateway never sees a guard. */
export interface GuardChain {
  readonly inspectsInput: boolean;
  readonly inspectsOutput: boolean;
  /**
   * @param call the request that an answer belongs to
   * @param caller id of the token that a request came with: conversations of one are nothing to another
   */
  inspect(content: GuardContent, call?: GuardCall, caller?: string): ChainVerdict | Promise<ChainVerdict>;
  /** Judges one tool call of a streamed answer; left out when no guard does. */
  readonly inspectCall?: (call: ToolCall, path: string, answered?: GuardCall) => ChainVerdict;
  stream(
    channel: { readonly path: string; readonly provenance: Provenance },
    call?: GuardCall,
  ): StreamInspection;
  /**
   * What guards that need time of their own say to a whole streamed answer. Where it is given, nothing of a stream leaves
   * before it has answered.
   */
  inspectWhole?(content: GuardContent, call?: GuardCall): Promise<ChainVerdict>;
}

export interface GatewayLog {
  warn(detail: object, message: string): void;
  error(detail: object, message: string): void;
}

/** What the gateway needs from the house. */
export interface GatewayPorts {
  /** Tells whose token it is; cached by the implementation, for it is asked on every call. */
  authenticate(token: string): Principal | undefined | Promise<Principal | undefined>;
  chainFor(policy: GatewayPolicy): GuardChain;
  /**
   * The tool policy for one request's answer; undefined when the policy has none.
   * @throws when it cannot be made: then nothing that calls a tool may pass
   */
  toolJudge?(policy: GatewayPolicy, request: unknown, caller: Principal): ToolJudge | undefined;
  /** Makes the markers of policies that want them in system prompts. */
  plantCanary?: CanaryMaker;
  /** Watches the calls of policies that ask for it. */
  readonly watchAbuse?: AbuseWatch;
  /** Sketches the answers of policies that follow their models for change. */
  readonly sketchAnswer?: AnswerSketcher;
  /** Keeps what budgets have left; without it nothing is held back. */
  readonly ledger?: LedgerPort;
  /** Takes the event of a finished call. It may refuse by throwing or rejecting; the caller's answer never waits. */
  record(event: GatewayEvent): void | Promise<void>;
  /** Reads the upstream's key from where the upstream says it is; null when it needs none. */
  readKey(upstream: Upstream): string | null;
  readonly log: GatewayLog;
  /** Milliseconds since the epoch. */
  nowMs(): number;
  newId(): string;
}

/** Bounds of the gateway; every one has a default. */
export interface GatewayLimits {
  readonly requestBytesMax: number;
  readonly responseBytesMax: number;
  /** Files of batches, either way. */
  readonly fileBytesMax: number;
  readonly frameBytesMax: number;
  /** Nesting of a request or response body. */
  readonly depthMax: number;
  /** Pieces of text in one body. */
  readonly segmentsMax: number;
  readonly inFlightMax: number;
  readonly inFlightPerTokenMax: number;
  /** Connections to one upstream. */
  readonly connectionsMax: number;
  readonly connectTimeoutMs: number;
  /** Characters of each stored body, when the policy stores content. */
  readonly storedContentMax: number;
  /** Events handed over and not yet taken. */
  readonly eventsPendingMax: number;
  /** How long finished calls gather before their events are made; 0 for at once. */
  readonly eventsGatherMs: number;
  readonly modelListTtlMs: number;
}

export const defaultLimits: GatewayLimits = {
  requestBytesMax: 8 * 1024 * 1024,
  responseBytesMax: 32 * 1024 * 1024,
  fileBytesMax: 64 * 1024 * 1024,
  frameBytesMax: 4 * 1024 * 1024,
  depthMax: 128,
  segmentsMax: 20_000,
  inFlightMax: 1_024,
  inFlightPerTokenMax: 512,
  connectionsMax: 256,
  connectTimeoutMs: 10_000,
  storedContentMax: 256 * 1024,
  eventsPendingMax: 10_000,
  eventsGatherMs: 20,
  modelListTtlMs: 60_000,
};
