import type { CustomGuardConfig } from '../contracts/custom-guard.ts';
import type { GatewayPolicy, GuardCall, GuardContent } from '../contracts/guard.ts';
import type { ChainVerdict } from '../protect/guards/index.ts';

/** What the thread starts with. */
export interface GuardThreadData {
  readonly customs: readonly CustomGuardConfig[];
}

/** A text for the guards' thread. */
export interface GuardJob {
  readonly id: number;
  readonly policy: GatewayPolicy;
  readonly content: GuardContent;
  readonly call: GuardCall | undefined;
}
export interface GuardReply {
  readonly id: number;
  readonly verdict: ChainVerdict;
}
