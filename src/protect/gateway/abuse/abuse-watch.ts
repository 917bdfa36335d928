import type { GatewayEvent } from '../../../contracts/gateway-event.ts';
import type { GatewayPolicy } from '../../../contracts/guard.ts';
import type { Principal } from '../../../contracts/identity.ts';
import type { ProbingParameters } from './probing-parameters.ts';

/** A call as it is shown to who watches for abuse. */
export interface WatchedCall {
  readonly policy: GatewayPolicy;
  readonly model: string;
  readonly principal: Principal;
  readonly ip: string;
  /** What the user says in it, newest last, without the history before. */
  readonly prompts: readonly string[];
  readonly inputs: number;
  readonly parameters: ProbingParameters;
}

/** What becomes of a watched call. */
export interface WatchOutcome {
  readonly reasons: readonly Omit<GatewayEvent['verdict']['reasons'][number], 'direction'>[];
  /** How long it waits, milliseconds. */
  readonly delayMs: number;
  readonly roundsProbabilities: boolean;
  /** Set when the call is denied. */
  readonly retryAfterSeconds?: number;
}

/** @returns undefined when there is nothing to say */
export type AbuseWatch = (call: WatchedCall) => WatchOutcome | undefined;
