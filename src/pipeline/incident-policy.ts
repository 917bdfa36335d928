import type { Entity, EntityKind } from '../contracts/entity.ts';
import type { FindingDraft } from '../contracts/finding.ts';
import type { Incident } from '../contracts/incident.ts';
import { type Severity, severityId, severityOf } from '../contracts/severity.ts';
import type { Technique } from '../contracts/technique.ts';
import type { IncidentPolicy } from '../storage/ports/index.ts';

const MINUTE_MS = 60_000;

/**
 * Entities that tie findings together. A process or file name is shared by half a company, and a model or route by all
 * its callers: alone they say nothing about whose attack it is.
 */
const bindingKinds: ReadonlySet<EntityKind> = new Set(['user', 'host', 'ip', 'cloud_account', 'api_token']);

/** Names that many unrelated machines share; grouping by them would make one incident of everything. */
const sharedNames = new Set([
  'system',
  'root',
  'local service',
  'network service',
  'anonymous logon',
  'localhost',
  '127.0.0.1',
  '::1',
  '-',
]);

/**
 * One story per actor: a finding joins the newest open incident that shares a binding entity within an hour of event
 * time; two findings of one key within a quarter of an hour are one finding with a count.
 */
export const incidentPolicy: IncidentPolicy = {
  dedupWindowMs: 15 * MINUTE_MS,
  groupWindowMs: 60 * MINUTE_MS,
  binds,

  choose(draft, candidates) {
    const keys = new Set(draft.entities.filter(binds).map(keyOf));
    let best: { id: string; shared: number } | undefined;
    for (const candidate of candidates) {
      const shared = candidate.entities.filter((entity) => keys.has(keyOf(entity))).length;
      if (shared > (best?.shared ?? 0)) best = { id: candidate.id, shared };
    }
    return best?.id;
  },

  open: (draft) => ({ title: titleOf(draft), severity: draft.severity }),

  merge(incident, draft) {
    const severity = severityOf(Math.max(severityId(incident.severity), severityId(draft.severity)));
    // The gravest finding names the incident: it is what a person must see first.
    const bySeverity = severityId(draft.severity) - severityId(incident.severity);
    const byTactic = tacticRank(draft.techniques) - tacticRank(incident.techniques);
    const isGraver = (bySeverity || byTactic) > 0;
    return {
      severity: escalate(incident, draft, severity),
      title: isGraver ? titleOf(draft) : incident.title,
    };
  },
};

/** Tactics by how much a person wants to know of them first; those that are not listed say least. */
const telling = [
  'defense-evasion',
  'execution',
  'persistence',
  'privilege-escalation',
  'lateral-movement',
  'command-and-control',
  'collection',
  'credential-access',
  'exfiltration',
  'impact',
];

/** Of two findings as grave as each other, stolen credentials say more than a cleared log. */
function tacticRank(techniques: readonly Technique[]): number {
  return Math.max(-1, ...techniques.map(({ tactic }) => telling.indexOf(tactic ?? '')));
}

/** Four tactics on one entity are a campaign, whatever each step was worth alone. */
function escalate(incident: Incident, draft: FindingDraft, severity: Severity): Severity {
  const tactics = new Set<string>();
  for (const technique of [...incident.techniques, ...draft.techniques])
    if (technique.tactic) tactics.add(technique.tactic);
  return tactics.size >= 4 &&
    severityId(severity) < severityId('high') &&
    severityId(severity) >= severityId('medium')
    ? 'high'
    : severity;
}

function binds(entity: Entity): boolean {
  return bindingKinds.has(entity.kind) && !sharedNames.has(entity.name.toLowerCase());
}

function keyOf(entity: Entity): string {
  return `${entity.kind}:${entity.name.toLowerCase()}`;
}

const prepositions: Readonly<Partial<Record<EntityKind, string>>> = {
  user: 'by',
  api_token: 'by token',
  ip: 'from',
  cloud_account: 'in account',
};

function titleOf(draft: FindingDraft): string {
  const entity = draft.entities.find(binds) ?? draft.entities[0];
  const title = entity ? `${draft.title} ${prepositions[entity.kind] ?? 'on'} ${entity.name}` : draft.title;
  return title.length > 200 ? `${title.slice(0, 199)}…` : title;
}
