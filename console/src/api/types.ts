import type { Entity } from '../../../src/contracts/entity.ts';
import type { EventView } from '../../../src/contracts/event.ts';
import type {
  Contribution,
  Finding,
  FindingStatus,
  MatchedField,
  Span,
  Wing,
} from '../../../src/contracts/finding.ts';
import type { GatewayEvent } from '../../../src/contracts/gateway-event.ts';
import type { GatewayPolicy, GuardAction } from '../../../src/contracts/guard.ts';
import type { Scope } from '../../../src/contracts/identity.ts';
import type { Incident, IncidentEntry, IncidentStatus } from '../../../src/contracts/incident.ts';
import type { Severity } from '../../../src/contracts/severity.ts';
import type { Technique } from '../../../src/contracts/technique.ts';
import type { Upstream } from '../../../src/contracts/upstream.ts';

export type {
  Contribution,
  Entity,
  EventView,
  Finding,
  FindingStatus,
  GatewayEvent,
  GatewayPolicy,
  GuardAction,
  Incident,
  IncidentEntry,
  IncidentStatus,
  MatchedField,
  Scope,
  Severity,
  Span,
  Technique,
  Upstream,
  Wing,
};

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  readonly partial?: boolean;
}

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
}

export interface Session {
  readonly account: Account;
  readonly csrfToken: string;
}

export interface Totals {
  readonly events: number;
  readonly findings: number;
  readonly calls: number;
  readonly blocked: number;
  readonly tokens: number;
}

export interface Overview {
  readonly openIncidents: Readonly<Partial<Record<Severity, number>>>;
  readonly totals: Totals;
  readonly previous: Totals & { readonly openIncidents?: Readonly<Partial<Record<Severity, number>>> };
  readonly needsYou: readonly {
    readonly kind: string;
    readonly title: string;
    readonly href: string;
    readonly severity: Severity;
    readonly timeMs?: number;
  }[];
  readonly health: readonly HealthPart[];
  readonly topEntities: readonly (Entity & { readonly count: number })[];
  readonly detectionQuality: {
    readonly truePositive: number;
    readonly falsePositive: number;
    readonly mttrMs: number | null;
  };
}

export interface HealthPart {
  readonly part: string;
  readonly state: 'ok' | 'degraded' | 'failed';
  readonly detail?: string | null;
}

export interface EventHistogram {
  readonly bucketMs: number;
  readonly series: readonly {
    readonly t: number;
    readonly events: number;
    readonly findings: Readonly<Partial<Record<Severity, number>>>;
  }[];
  readonly byClass?: readonly {
    readonly classUid: number;
    readonly className?: string;
    readonly count: number;
  }[];
}

export interface IncidentDetail {
  readonly incident: Incident;
  readonly entries: readonly IncidentEntry[];
  readonly findings: readonly Finding[];
  readonly related?: { readonly techniquesNext?: readonly Technique[] };
}

export interface TrafficStats {
  readonly bucketMs: number;
  readonly series: readonly {
    readonly t: number;
    readonly calls: number;
    readonly blocked: number;
    readonly redacted: number;
    readonly errors: number;
  }[];
  /** True when the range holds more calls than are looked at. */
  readonly partial?: boolean;
  readonly latency: { readonly p50Ms: number | null; readonly p95Ms: number | null };
  readonly tokensByModel: readonly {
    readonly model: string;
    readonly inputTokens: number;
    readonly outputTokens: number;
    readonly calls?: number;
  }[];
}

export interface GuardInfo {
  readonly name: string;
  readonly version: string;
  readonly enabled: boolean;
  readonly reason: string | null;
  readonly selfTest: { readonly ok: boolean; readonly detail?: string | null };
  readonly directions: readonly string[];
  readonly policies: readonly string[];
  readonly hits24h: number;
}

export interface GuardCheck {
  readonly action: GuardAction;
  readonly score: number;
  readonly policy: string;
  readonly reasons: readonly Omit<GatewayEvent['verdict']['reasons'][number], 'direction'>[];
  readonly elapsedMs: number;
}

export interface DetectorInfo {
  readonly name: string;
  readonly kind: string;
  readonly version: string;
  readonly enabled: boolean;
  readonly reason: string | null;
  readonly stats?: Readonly<Record<string, unknown>>;
}

export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  /** Sigma's own levels: `low` … `critical`, `informational`. */
  readonly level: string;
  readonly logsource: Readonly<Record<string, string>>;
  readonly enabled: boolean;
  readonly reason: string | null;
  readonly hits24h: number;
  readonly lastHitMs: number | null;
  readonly techniques: readonly Technique[];
  readonly author: string | null;
  readonly file: string | null;
  readonly detector: string;
}

export interface RuleProblem {
  readonly file: string;
  /** Stable name of what is wrong, e.g. `unsupported-modifier`. */
  readonly kind: string;
  readonly reason: string;
}

export interface TokenInfo {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  readonly createdMs: number;
  readonly createdBy?: string;
  readonly expiresMs: number | null;
  readonly lastUsedMs: number | null;
  readonly revokedMs: number | null;
}

export interface SourceInfo {
  readonly source: string;
  readonly events: number;
  readonly deadLetters: number;
  readonly lastSeenMs: number | null;
}

export interface DeadLetter {
  readonly id: string;
  readonly source: string;
  readonly format: string;
  readonly receivedMs: number;
  readonly reason: string;
  readonly detail: string;
  /** The record as text, cut for show. */
  readonly raw: string;
  readonly replayedMs: number | null;
}

export type UpstreamInfo = Upstream & { readonly key: 'present' | 'missing' | 'none' };

export interface WebhookInfo {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly enabled: boolean;
  readonly createdMs: number;
}

export interface OutboxItem {
  readonly id: string;
  readonly webhookId: string;
  readonly topic: string;
  readonly attempts: number;
  readonly nextAttemptMs: number;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly lastError: string | null;
  readonly createdMs: number;
}

export interface HuntResult {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
  readonly truncated: boolean;
  readonly elapsedMs: number;
}

export interface SegmentInfo {
  readonly day: string;
  readonly state: 'open' | 'sealed';
  readonly events: number;
  readonly bytes: number;
}

export interface LiveCounts {
  readonly accepted: number;
  readonly processed: number;
  readonly deadLettered: number;
  readonly pending: number;
  readonly eventsPerSecond: number;
}
