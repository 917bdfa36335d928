import type { paths } from './types.gen.ts';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The JSON that an operation of the API answers with when it works. */
type Answer<Path extends keyof paths, How extends Method> = paths[Path][How] extends {
  readonly responses: infer Responses;
}
  ? Responses extends { readonly 200: { readonly content: { readonly 'application/json': infer Body } } }
    ? Body
    : Responses extends { readonly 201: { readonly content: { readonly 'application/json': infer Body } } }
      ? Body
      : never
  : never;

/** One row of a list of the API. */
type Item<Path extends keyof paths> =
  Answer<Path, 'get'> extends { readonly items: readonly (infer Row)[] } ? Row : never;

export interface Page<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  /** True when the search stopped at its bound before filling the page. */
  readonly partial?: boolean;
}

export type Account = Item<'/api/accounts'>;
export type Session = Answer<'/api/session', 'get'>;
export type Overview = Answer<'/api/overview', 'get'>;
export type HealthPart = Overview['health'][number];
export type EventView = Item<'/api/events'>;
export type EventHistogram = Answer<'/api/events/histogram', 'get'>;
export type Entity = EventView['entities'][number];
export type Finding = Item<'/api/findings'>;
export type Severity = Finding['severity'];
export type Wing = Finding['wing'];
export type FindingStatus = Finding['status'];
export type Technique = Finding['techniques'][number];
export type MatchedField = NonNullable<Finding['evidence']['fields']>[number];
export type Span = NonNullable<Finding['evidence']['spans']>[number];
export type Contribution = NonNullable<Finding['evidence']['contributions']>[number];
export type Incident = Item<'/api/incidents'>;
export type IncidentStatus = Incident['status'];
export type IncidentDetail = Answer<'/api/incidents/{id}', 'get'>;
export type IncidentEntry = IncidentDetail['entries'][number];
export type GatewayEvent = Item<'/api/traffic'>;
export type GuardAction = GatewayEvent['verdict']['action'];
export type TrafficStats = Answer<'/api/traffic/stats', 'get'>;
export type GuardInfo = Item<'/api/guards'>;
export type GuardCheck = Answer<'/api/guards/check', 'post'>;
export type GatewayPolicy = Item<'/api/policies'>;
export type DetectorInfo = Item<'/api/detectors'>;
export type RuleInfo = Item<'/api/rules'>;
export type RuleProblem = Item<'/api/rules/problems'>;
export type TokenInfo = Item<'/api/tokens'>;
export type Scope = TokenInfo['scopes'][number];
export type SourceInfo = Item<'/api/sources'>;
export type DeadLetter = Item<'/api/dead-letters'>;
export type UpstreamInfo = Item<'/api/upstreams'>;
export type WebhookInfo = Item<'/api/webhooks'>;
export type OutboxItem = Item<'/api/outbox'>;
export type HuntResult = Answer<'/api/hunt', 'post'>;
export type Status = Answer<'/api/status', 'get'>;
export type SegmentInfo = Item<'/api/segments'>;

export type CallDetail = Answer<'/api/traffic/{id}', 'get'>;
export type ConversationBody = NonNullable<CallDetail['conversation']>['request'];
export type ConversationSegment = ConversationBody['segments'][number];
export type CallReplay = Answer<'/api/traffic/{id}/replay', 'post'>;

export type DryRunPage = Answer<'/api/policies/dry-run', 'post'>;

export type Approval = Item<'/api/approvals'>;
export type ApprovalState = Approval['state'];
export type RedteamReportInfo = Item<'/api/redteam-reports'>;
export type RedteamReport = Answer<'/api/redteam-reports/{id}', 'get'>;
export type RedteamResult = Answer<'/api/redteam-reports/{id}/results/{probe}', 'get'>;

export type Spend = Answer<'/api/spend', 'get'>;
export type Budget = Item<'/api/budgets'>;
export type Price = Item<'/api/prices'>;
export type Team = Item<'/api/teams'>;

/** One call in the message `traffic` of the live stream. */
export interface LiveCall {
  readonly id: string;
  readonly action: string;
  readonly model: string | null;
  readonly status: number;
  readonly token: { readonly id: string; readonly name: string };
  readonly team: string | null;
  readonly policy: string;
  readonly upstream: string | null;
  readonly guards: readonly string[];
}

/** Message `counts` of the live stream, which OpenAPI cannot describe. */
export interface LiveCounts {
  readonly accepted: number;
  readonly processed: number;
  readonly deadLettered: number;
  readonly pending: number;
  readonly eventsPerSecond: number;
}
