import type { GuardAction } from '../../contracts/guard.ts';

/** What became of a call; `refuse`: turned away by the gateway before any guard saw it. */
export type CallAction = GuardAction | 'refuse';

/** What a call is counted by. Empty text stands for what is not known. */
export interface CallAttributes {
  readonly model: string;
  readonly tokenId: string;
  readonly tokenName: string;
  readonly team: string;
  readonly upstream: string;
  readonly policy: string;
  readonly action: CallAction;
  /** HTTP status that the caller got. */
  readonly status: number;
}

/** Calls of one minute that share these attributes and about the same latency. */
export interface CallCount extends CallAttributes {
  readonly minuteMs: number;
  /** Class of the whole latency; see `latencyClassOf`. */
  readonly latencyClass: number;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Millionths of the currency that prices are given in. */
  readonly costMicros: number;
}

/** What one rule said of calls of one minute that share these attributes. */
export interface CallReasonCount extends CallAttributes {
  readonly minuteMs: number;
  readonly guard: string;
  readonly rule: string;
  readonly direction: string;
  /** What the policy did about the reason. */
  readonly reasonAction: GuardAction;
  readonly reasons: number;
  /** Calls of which this is the guard's first reason, so that a guard's calls can be added up. */
  readonly calls: number;
}

export interface CallCountFilter {
  readonly action?: CallAction;
  readonly model?: string;
  /** Id or name. */
  readonly token?: string;
  readonly team?: string;
  readonly upstream?: string;
  readonly policy?: string;
  /** `200`, or a class such as `5xx`. */
  readonly status?: string;
  /** Calls about which the guard said something; token counts, cost and latency are not known then. */
  readonly guard?: string;
}

export interface CallStatsQuery extends CallCountFilter {
  readonly fromMs: number;
  readonly toMs: number;
  /** What is read: minutes, which are kept for eight days, or hours, for 400. */
  readonly grain: 'minute' | 'hour';
  /** A multiple of the grain. */
  readonly bucketMs: number;
}

export interface CallFigures {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly costMicros: number;
}

export interface CallBucket extends CallFigures {
  readonly bucketMs: number;
  readonly action: CallAction;
  /** Whether the caller got a status of 400 or more. */
  readonly isError: boolean;
}

export interface CallShare extends CallFigures {
  readonly name: string;
  /** Id of the thing that is named, where it has one. */
  readonly id: string;
  readonly blocked: number;
}

export interface ReasonShare {
  readonly guard: string;
  readonly rule: string;
  readonly direction: string;
  readonly action: GuardAction;
  readonly count: number;
}

export interface CallStats {
  readonly buckets: readonly CallBucket[];
  /** Calls by bucket and latency class. */
  readonly latencies: readonly {
    readonly bucketMs: number;
    readonly latencyClass: number;
    readonly calls: number;
  }[];
  /** The largest of each, by calls. */
  readonly by: Readonly<Record<'model' | 'token' | 'team' | 'upstream' | 'policy', readonly CallShare[]>>;
  readonly reasons: readonly ReasonShare[];
}

export interface SpendQuery extends Omit<CallStatsQuery, 'guard'> {
  readonly by: keyof CallStats['by'];
  readonly groupsMax: number;
}

export interface SpendBucket extends CallFigures {
  readonly bucketMs: number;
}

export interface Spend {
  /** Everybody together. */
  readonly buckets: readonly SpendBucket[];
  /** Those that spent most. Empty text stands for calls of which it is not known, such as those without a team. */
  readonly groups: readonly (CallFigures & {
    readonly id: string;
    readonly name: string;
    readonly buckets: readonly SpendBucket[];
  })[];
}

/** Exact figures of all calls through the gateway, counted with the round that stored them. */
export interface CallCounts {
  stats(query: CallStatsQuery): Promise<CallStats>;
  spend(query: SpendQuery): Promise<Spend>;
}
