import type { Approval, ApprovalAnswer, ApprovalDraft } from '../contracts/approval.ts';
import type { CustomGuardConfig, CustomGuardKind } from '../contracts/custom-guard.ts';
import type { GatewayEvent } from '../contracts/gateway-event.ts';
import type { GatewayPolicy, GuardAction, GuardContent } from '../contracts/guard.ts';
import type { Principal } from '../contracts/identity.ts';
import type { Technique } from '../contracts/technique.ts';
import type { Identity } from '../identity/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Accept } from '../pipeline/accept/index.ts';
import type { PipelineTotals, RoundOutcome, Store } from '../storage/ports/index.ts';
import type { Metrics } from './metrics/metrics.ts';

/** The pipeline, as far as the API shows it. */
export interface PipelinePort {
  totals(): PipelineTotals;
  /** Why nothing is processed any more; undefined while all is well. */
  readonly failure: string | undefined;
  /** Calls back after each committed round. @returns a function that ends it */
  onCommit(listener: (totals: PipelineTotals, outcome: RoundOutcome) => void): () => void;
}

export interface DetectorInfo {
  readonly name: string;
  readonly kind: string;
  readonly version: string;
  readonly enabled: boolean;
  readonly reason: string | null;
  readonly stats: Readonly<Record<string, number>>;
}

export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  readonly level: string;
  readonly logsource: Readonly<Record<string, string>>;
  readonly enabled: boolean;
  readonly reason: string | null;
  readonly techniques: readonly Technique[];
  readonly author: string | null;
  readonly file: string | null;
  /** Detector that runs the rule, e.g. `sigma`. */
  readonly detector: string;
}

export interface RuleProblem {
  readonly file: string;
  readonly reason: string;
  readonly detail: string;
}

/** Detection, as far as people steer it. Toggles are kept in the store's settings; `reload` applies them. */
export interface DetectionPort {
  /** Whether the rules are known; until they are, the lists below are empty. */
  readonly state: 'loading' | 'loaded' | 'failed';
  /**
   * Resolves when the rules are known; loads them when nobody has asked for it yet.
   *
   * @throws Fault `rules_unavailable` when they cannot be loaded
   */
  loaded(): Promise<void>;
  list(): readonly DetectorInfo[];
  rules(): readonly RuleInfo[];
  problems(): readonly RuleProblem[];
  reload(): Promise<void>;
}

export interface GuardInfo {
  readonly name: string;
  /** `built-in`, or what kind of custom guard it is. */
  readonly kind: 'built-in' | CustomGuardKind;
  readonly version: string;
  readonly enabled: boolean;
  readonly reason: string | null;
  readonly directions: readonly string[];
  /** Which threshold flags about which share of innocent texts; empty where the guard has not measured it. */
  readonly calibration: readonly { readonly rate: number; readonly threshold: number }[];
}

export interface GuardSelfTest {
  readonly guard: string;
  readonly ok: boolean;
  readonly detail: string;
}

export interface GuardVerdict {
  readonly action: GuardAction;
  /** Highest score, 0..1. */
  readonly score: number;
  readonly policy: string;
  readonly reasons: readonly {
    readonly guard: string;
    readonly rule: string;
    readonly action: GuardAction;
    readonly score: number;
    readonly explanation: string;
    readonly spans: readonly { readonly path: string; readonly start: number; readonly end: number }[];
  }[];
  readonly elapsedMs: number;
}

/** What a policy would do about a call of the past. */
export interface CallReplay {
  /** Why it cannot be said: the call's words were not kept, or only their beginning. */
  readonly problem?: 'not-stored' | 'cut';
  readonly action: GuardAction;
  readonly reasons: GatewayEvent['verdict']['reasons'];
  /** False when the call would go on to a model whose answer nobody knows, since the call was stopped before. */
  readonly isAnswerKnown: boolean;
}

export interface GuardsPort {
  list(): readonly GuardInfo[];
  /** What the guards said to their own probes when they were loaded. */
  selfTest(): readonly GuardSelfTest[];
  /** What applies to a call that no stored policy takes; a stored one of the same name stands in its place. */
  readonly builtInPolicy: GatewayPolicy;
  /** Judges content as the named policy (or the one that any model gets) would; nothing is kept. */
  check(content: GuardContent, policy?: string): Promise<GuardVerdict>;
  /** Why a custom guard may not serve: what is wrong with it, or which of its probes it did not tell. */
  problemOf(guard: CustomGuardConfig): Promise<string | undefined>;
  /** Judges a call that was kept as the policy would, shadow mode or not; away from the gateway's own threads. */
  replay(call: GatewayEvent, policy: GatewayPolicy): Promise<CallReplay>;
}

export interface UpstreamTest {
  readonly ok: boolean;
  /** A sentence for people; never the key. */
  readonly detail: string;
  readonly elapsedMs: number;
}

export interface GatewayPort {
  /** Calls since the start whose event could not be recorded. */
  readonly eventsLost: number;
  /** Applies changed upstreams, policies and guard toggles. */
  reload(): Promise<void>;
  /** Calls back after each finished call. @returns a function that ends it */
  onCall(listener: (call: GatewayEvent) => void): () => void;
  /** Whether the key that the upstream names can be read. */
  hasKey(upstreamName: string): boolean;
  test(upstreamName: string): Promise<UpstreamTest>;
}

export const abuseKinds = ['token', 'team', 'network', 'route'] as const;
export type AbuseKind = (typeof abuseKinds)[number];

/** What the watch over callers knows of one of them, or of several taken together. */
export interface AbuseView {
  readonly kind: AbuseKind;
  readonly id: string;
  readonly name: string;
  readonly calls: number;
  readonly firstMs: number;
  readonly lastMs: number;
  /** Betting evidence of all tests together: an alarm is raised at 1 divided by the policy's false-alarm rate. */
  readonly evidence: number;
  /** Buckets of words, of 4,096, that its prompts have come to this week. */
  readonly coveredWords: number;
  readonly tests: readonly {
    readonly rule: string;
    readonly evidence: number;
    /** Of `seen` observations so many happened, since they last began. */
    readonly hits: number;
    readonly seen: number;
  }[];
  /** Rules that people have called ordinary here. */
  readonly accepted: readonly string[];
  readonly alarm: {
    readonly rule: string;
    readonly raisedMs: number;
    readonly untilMs: number;
    readonly evidence: number;
    readonly explanation: string;
  } | null;
}

export interface AbusePort {
  /** Those with the strongest evidence first; `evicted` counts whom the watch had to forget. */
  list(limit: number): { readonly items: readonly AbuseView[]; readonly evicted: number };
  get(kind: AbuseKind, name: string): AbuseView | undefined;
  /** Ends an alarm. @param accept whether its rule stays silent for this identity */
  clear(kind: AbuseKind, name: string, accept: boolean): AbuseView | undefined;
}

/** Where people are asked; reading goes to the store. */
export interface ApprovalsPort {
  /** @throws when it could not be kept: then nothing may go on */
  requestDurably(draft: ApprovalDraft): Promise<ApprovalAnswer>;
  /** @throws Fault when it is unknown, closed, one's own, or for others to decide */
  decide(
    id: string,
    decision: { readonly state: 'approved' | 'denied'; readonly reason: string },
    by: Principal,
  ): Promise<Approval>;
}

export interface IngestPort {
  readonly accept: Accept;
}

/** A structured log; pino fits. */
export interface ServerLog {
  info(detail: object, message: string): void;
  warn(detail: object, message: string): void;
  error(detail: object, message: string): void;
}

export interface ServerLimits {
  /** Largest `POST /api/events` body as it arrives, bytes. */
  readonly eventsWireBytesMax: number;
  /** The same after decompression, bytes. */
  readonly eventsBodyBytesMax: number;
  /** Bytes of event bodies in memory at once, of all requests. */
  readonly eventsInFlightBytesMax: number;
  /** Records waiting in the journal from which new ones are refused with 503. */
  readonly pendingMax: number;
  readonly connectionsMax: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly liveClientsMax: number;
}

export interface ServerConfig {
  readonly version: string;
  /** Address that the server listens on, as configured. */
  readonly host: string;
  /** Where people reach it when that is not `http://HOST:PORT`. */
  readonly publicUrl: string | undefined;
  /** Folder of the built console. */
  readonly consoleDir: string;
  readonly limits: ServerLimits;
  /** Checks every response against its schema: for tests. */
  readonly checkResponses: boolean;
}

export interface AppDeps {
  readonly store: Store;
  readonly identity: Identity;
  readonly pipeline: PipelinePort;
  readonly detection: DetectionPort;
  readonly guards: GuardsPort;
  readonly gateway: GatewayPort;
  readonly abuse: AbusePort;
  readonly approvals: ApprovalsPort;
  readonly ingest: IngestPort;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly log: ServerLog;
  readonly config: ServerConfig;
}
