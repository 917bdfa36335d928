import type { CustomGuardConfig } from '../../contracts/custom-guard.ts';
import type { GatewayPolicy } from '../../contracts/guard.ts';
import type { Upstream } from '../../contracts/upstream.ts';
import type { Page, PageQuery } from './findings.ts';

export interface DeadLetter {
  readonly id: string;
  readonly source: string;
  readonly format: string;
  readonly receivedMs: number;
  readonly reason: string;
  readonly detail: string;
  /** Bytes of the record. */
  readonly raw: Uint8Array;
  readonly replayedMs: number | null;
}

export interface DeadLetterQuery extends PageQuery {
  readonly source?: string;
  readonly reason?: string;
  readonly includeReplayed?: boolean;
}

export interface DeadLetters {
  /** Newest first. */
  list(query: DeadLetterQuery): Promise<Page<DeadLetter>>;
  get(id: string): Promise<DeadLetter | undefined>;
  countByReason(): Promise<readonly { source: string; reason: string; count: number }[]>;
  markReplayed(ids: readonly string[], nowMs: number): Promise<void>;
}

/** What is known of a source from the counts alone. */
export interface SourceInfo {
  readonly source: string;
  readonly events: number;
  readonly deadLetters: number;
  readonly lastSeenMs: number | null;
}

export interface EventCounts {
  /** Buckets of event time with their counts; `bucketMs` is a multiple of a minute. */
  histogram(
    fromMs: number,
    toMs: number,
    bucketMs: number,
  ): Promise<readonly { bucketMs: number; classUid: number; count: number }[]>;
  sources(): Promise<readonly SourceInfo[]>;
}

export type Toggle = {
  /** `detector:sigma`, `rule:<id>`, `guard:injection` */
  readonly name: string;
  readonly enabled: boolean;
  readonly reason: string | null;
  readonly updatedMs: number;
  readonly updatedBy: string;
};

export interface Settings {
  upstreams(): Promise<readonly Upstream[]>;
  /** Adds or replaces by name. */
  putUpstream(upstream: Upstream, nowMs: number): Promise<void>;
  removeUpstream(name: string): Promise<boolean>;
  /** In order of position. */
  policies(): Promise<readonly GatewayPolicy[]>;
  putPolicy(policy: GatewayPolicy, position: number, nowMs: number): Promise<void>;
  /** Gives the policies the places that they have in the list, all at once. */
  orderPolicies(names: readonly string[], nowMs: number): Promise<void>;
  removePolicy(name: string): Promise<boolean>;
  /** In order of name. */
  customGuards(): Promise<readonly CustomGuardConfig[]>;
  /** Adds or replaces by name. */
  putCustomGuard(guard: CustomGuardConfig, nowMs: number): Promise<void>;
  removeCustomGuard(name: string): Promise<boolean>;
  toggles(): Promise<readonly Toggle[]>;
  putToggle(toggle: Toggle): Promise<void>;
}

export interface Webhook {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** Signs deliveries (HMAC-SHA-256); never shown again. */
  readonly secret: string;
  readonly enabled: boolean;
  readonly createdMs: number;
}

export interface OutboxItem {
  readonly id: string;
  readonly webhookId: string;
  readonly topic: string;
  readonly payload: string;
  readonly attempts: number;
  readonly nextAttemptMs: number;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly lastError: string | null;
  readonly createdMs: number;
}

/** Deliveries to webhooks: written in the transaction that causes them, delivered at least once. */
export interface Outbox {
  webhooks(): Promise<readonly Webhook[]>;
  putWebhook(webhook: Webhook): Promise<void>;
  removeWebhook(id: string): Promise<boolean>;
  /** Pending items due at `nowMs`, oldest first. */
  due(nowMs: number, limit: number): Promise<readonly OutboxItem[]>;
  settle(
    id: string,
    result: { readonly delivered: boolean; readonly error?: string; readonly nextAttemptMs?: number },
    nowMs: number,
  ): Promise<void>;
  list(query: PageQuery & { readonly state?: OutboxItem['state'] }): Promise<Page<OutboxItem>>;
}
