import type { Generated, Insertable, Selectable } from 'kysely';

/** Times are milliseconds since the epoch; flags are 0 or 1; names that end in `_json` hold JSON text. */
export interface ControlTables {
  readonly accounts: AccountsTable;
  readonly sessions: SessionsTable;
  readonly tokens: TokensTable;
  readonly upstreams: UpstreamsTable;
  readonly policies: PoliciesTable;
  readonly custom_guards: CustomGuardsTable;
  readonly toggles: TogglesTable;
  readonly webhooks: WebhooksTable;
  readonly outbox: OutboxTable;
  readonly findings: FindingsTable;
  readonly finding_entities: FindingEntitiesTable;
  readonly incidents: IncidentsTable;
  readonly incident_entities: IncidentEntitiesTable;
  readonly incident_entries: IncidentEntriesTable;
  readonly dead_letters: DeadLettersTable;
  readonly event_counts: EventCountsTable;
  readonly call_counts: CallCountsTable;
  readonly call_reasons: CallReasonsTable;
  readonly call_feedback: CallFeedbackTable;
  readonly redteam_reports: RedteamReportsTable;
  readonly sealed_vaults: SealedVaultsTable;
  readonly teams: TeamsTable;
  readonly prices: PricesTable;
  readonly budgets: BudgetsTable;
  readonly budget_periods: BudgetPeriodsTable;
  readonly budget_reservations: BudgetReservationsTable;
  readonly approvals: ApprovalsTable;
  readonly sources: SourcesTable;
  readonly detector_states: DetectorStatesTable;
  readonly pipeline_state: PipelineStateTable;
  readonly sealed_parts: SealedPartsTable;
}

interface AccountsTable {
  id: string;
  email: string;
  /** The e-mail in lower case: what is unique and looked up. */
  email_key: string;
  name: string;
  role: string;
  password_hash: string;
  created_ms: number;
  disabled_ms: number | null;
  last_sign_in_ms: number | null;
}

interface SessionsTable {
  id_hash: string;
  account_id: string;
  csrf_token: string;
  created_ms: number;
  last_seen_ms: number;
  expires_ms: number;
  ip: string;
  user_agent: string;
}

interface TokensTable {
  id: string;
  name: string;
  prefix: string;
  hash: string;
  scopes_json: string;
  created_ms: number;
  created_by: string;
  expires_ms: number | null;
  last_used_ms: number | null;
  revoked_ms: number | null;
  /** What it may do at the gateway; null for tokens without a team, list of models or limit. */
  gateway_json: string | null;
}

interface UpstreamsTable {
  name: string;
  /** Order in which they were first put. */
  position: number;
  upstream_json: string;
  updated_ms: number;
}

interface PoliciesTable {
  name: string;
  position: number;
  policy_json: string;
  updated_ms: number;
}

interface CustomGuardsTable {
  name: string;
  guard_json: string;
  updated_ms: number;
}

interface TogglesTable {
  name: string;
  enabled: number;
  reason: string | null;
  updated_ms: number;
  updated_by: string;
}

interface WebhooksTable {
  id: string;
  name: string;
  url: string;
  secret: string;
  enabled: number;
  created_ms: number;
}

interface OutboxTable {
  id: string;
  webhook_id: string;
  topic: string;
  payload: string;
  attempts: number;
  next_attempt_ms: number;
  state: string;
  last_error: string | null;
  created_ms: number;
  updated_ms: number;
}

interface FindingsTable {
  id: string;
  detector: string;
  detector_version: string;
  wing: string;
  rule_id: string;
  title: string;
  description: string | null;
  severity_id: number;
  score: number;
  entities_json: string;
  techniques_json: string;
  evidence_json: string;
  /** References, author and false positives: shown, never asked for. */
  about_json: string;
  dedup_key: string;
  first_seen_ms: number;
  last_seen_ms: number;
  count: number;
  status: string;
  /** Account that judged it. */
  status_by: string | null;
  incident_id: string | null;
  created_ms: number;
}

interface FindingEntitiesTable {
  finding_id: string;
  kind: string;
  name_key: string;
}

interface IncidentsTable {
  id: string;
  number: number;
  title: string;
  severity_id: number;
  status: string;
  assignee_id: string | null;
  /** Bit 1 protect, bit 2 defend. */
  wings: number;
  entities_json: string;
  techniques_json: string;
  finding_count: number;
  event_count: number;
  first_seen_ms: number;
  last_seen_ms: number;
  created_ms: number;
  updated_ms: number;
  resolution: string | null;
}

interface IncidentEntitiesTable {
  incident_id: string;
  kind: string;
  /** The name in lower case. */
  name_key: string;
}

interface IncidentEntriesTable {
  id: string;
  incident_id: string;
  time_ms: number;
  kind: string;
  actor_id: string | null;
  actor_name: string | null;
  text: string;
  finding_id: string | null;
}

interface DeadLettersTable {
  id: string;
  seq: number;
  source: string;
  format: string;
  received_ms: number;
  reason: string;
  detail: string;
  raw: Uint8Array;
  replayed_ms: number | null;
}

interface EventCountsTable {
  minute_ms: number;
  source: string;
  class_uid: number;
  severity_id: number;
  count: number;
}

/** What both tables of calls are counted by. */
interface CallAttributes {
  /** How much time a row stands for: a minute, or an hour for long ranges. */
  grain_ms: number;
  start_ms: number;
  model: string;
  token_id: string;
  token_name: string;
  team: string;
  upstream: string;
  policy: string;
  action: string;
  status: number;
}

interface CallCountsTable extends CallAttributes {
  latency_class: number;
  calls: number;
  input_tokens: number;
  output_tokens: number;
  cost_micros: number;
}

interface CallReasonsTable extends CallAttributes {
  guard: string;
  rule: string;
  direction: string;
  reason_action: string;
  reasons: number;
  calls: number;
}

interface CallFeedbackTable {
  call_id: string;
  guard: string;
  rule: string;
  kind: string;
  note: string;
  call_time_ms: number;
  model: string;
  policy: string;
  created_ms: number;
  created_by: string;
  created_by_name: string;
}

interface RedteamReportsTable {
  id: string;
  created_ms: number;
  created_by: string;
  finished_ms: number;
  target: string;
  model: string;
  suite: string;
  status: string;
  attacks: number;
  succeeded: number;
  inconclusive: number;
  bytes: number;
  report_json: string;
}

interface TeamsTable {
  name: string;
  team_json: string;
  updated_ms: number;
}

interface PricesTable {
  model: string;
  from_ms: number;
  price_json: string;
  updated_ms: number;
}

interface BudgetsTable {
  name: string;
  budget_json: string;
  updated_ms: number;
}

/** Whole numbers of the budget's unit. `reserved` is the sum of the period's reservations. */
interface BudgetPeriodsTable {
  budget: string;
  period_start_ms: number;
  settled: number;
  reserved: number;
  calls: number;
  abandoned: number;
}

interface BudgetReservationsTable {
  call_id: string;
  budget: string;
  period_start_ms: number;
  amount: number;
  created_ms: number;
}

interface ApprovalsTable {
  id: string;
  kind: string;
  subject: string;
  fingerprint: string;
  /** `pending`, `approved`, `denied` or `used`. */
  state: string;
  created_ms: number;
  expires_ms: number;
  decided_ms: number | null;
  used_ms: number | null;
  decided_by_json: string | null;
  decision_reason: string | null;
  request_json: string;
}

/** Totals of each source, so that nobody has to add up years of minutes. */
interface SourcesTable {
  source: string;
  events: number;
  dead_letters: number;
  last_seen_ms: number;
}

interface DetectorStatesTable {
  detector: string;
  version: string;
  state: Uint8Array;
}

/** One row. */
interface PipelineStateTable {
  id: Generated<number>;
  processed: number;
  dead_lettered: number;
  chunk_seq: number;
  /** Number of the newest incident. */
  incident_number: number;
}

interface SealedVaultsTable {
  id: string;
  conversation: string;
  sealed: Uint8Array;
  expires_ms: number;
}

interface SealedPartsTable {
  day: string;
  part: number;
  events: number;
  bytes: number;
  from_ms: number | null;
  to_ms: number | null;
  from_seq: number;
  to_seq: number;
  sealed_ms: number;
}

export type FindingRow = Selectable<FindingsTable>;
export type IncidentRow = Selectable<IncidentsTable>;
export type IncidentEntryRow = Selectable<IncidentEntriesTable>;
export type NewIncidentEntry = Insertable<IncidentEntriesTable>;
export type DeadLetterRow = Selectable<DeadLettersTable>;
export type OutboxRow = Selectable<OutboxTable>;
export type AccountRow = Selectable<AccountsTable>;
export type SessionRow = Selectable<SessionsTable>;
export type ApprovalRow = Selectable<ApprovalsTable>;
export type TokenRow = Selectable<TokensTable>;
export type SealedPartRow = Selectable<SealedPartsTable>;
