import type { Entity } from '../../contracts/entity.ts';
import { type Incident, openIncidentStatuses } from '../../contracts/incident.ts';
import { type Severity, severityId } from '../../contracts/severity.ts';
import type { CallBucket } from '../../storage/ports/index.ts';
import type { AppDeps } from '../ports.ts';
import { callBuckets } from './call-buckets.ts';
import { percentile } from './percentile.ts';
import type { TimeRange } from './time-range.ts';

const minuteMs = 60_000;
const bucketsMax = 500;
const needsMax = 10;
const entitiesMax = 10;

/** Figures of a range. */
export async function totalsOf(deps: AppDeps, range: TimeRange) {
  const bucketMs = Math.max(1, Math.ceil((range.toMs - range.fromMs) / bucketsMax / minuteMs)) * minuteMs;
  const [events, findings, calls] = await Promise.all([
    deps.store.eventCounts.histogram(range.fromMs, range.toMs, bucketMs),
    deps.store.findings.histogram(range.fromMs, range.toMs, bucketMs),
    deps.store.callCounts.stats({ ...range, ...callBuckets(range, 1, deps.clock.nowMs()) }),
  ]);
  const sum = (rows: readonly { readonly count: number }[]) =>
    rows.reduce((total, row) => total + row.count, 0);
  const total = (figure: (bucket: CallBucket) => number) =>
    calls.buckets.reduce((whole, bucket) => whole + figure(bucket), 0);
  return {
    events: sum(events),
    findings: sum(findings),
    calls: total((bucket) => bucket.calls),
    blocked: total((bucket) => (bucket.action === 'block' ? bucket.calls : 0)),
    tokens: total((bucket) => bucket.inputTokens + bucket.outputTokens),
  };
}

export interface NeedsYou {
  readonly kind: string;
  readonly title: string;
  readonly href: string;
  readonly severity: Severity;
  readonly timeMs: number;
}

/** What waits for a person, gravest first: grave incidents that nobody has taken, and deliveries that failed. */
export async function needsYou(deps: AppDeps): Promise<NeedsYou[]> {
  const [incidents, failed] = await Promise.all([
    deps.store.incidents.list({ statuses: ['new'], severities: ['critical', 'high', 'medium'], limit: 50 }),
    deps.store.outbox.list({ state: 'failed', limit: 1 }),
  ]);
  const needs: NeedsYou[] = incidents.items.map((incident) => ({
    kind: 'incident',
    title: `#${incident.number} ${incident.title}`,
    href: `/incidents/${incident.id}`,
    severity: incident.severity,
    timeMs: incident.lastSeenMs,
  }));
  for (const item of failed.items) {
    const title = 'A webhook delivery failed for good';
    needs.push({
      kind: 'delivery',
      title,
      href: '/settings/webhooks',
      severity: 'medium',
      timeMs: item.createdMs,
    });
  }
  return needs
    .sort((a, b) => severityId(b.severity) - severityId(a.severity) || b.timeMs - a.timeMs)
    .slice(0, needsMax);
}

/** Entities of the incidents with the number of findings that they are in. */
export function topEntities(incidents: readonly Incident[]): (Entity & { readonly count: number })[] {
  const counts = new Map<string, Entity & { count: number }>();
  for (const incident of incidents) {
    for (const entity of incident.entities) {
      const key = `${entity.kind}:${entity.name}`;
      const row = counts.get(key) ?? { ...entity, count: 0 };
      row.count += incident.findingCount;
      counts.set(key, row);
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count).slice(0, entitiesMax);
}

/** How people judged the incidents, and how long it took them (median, from creation to the last change). */
export function detectionQuality(incidents: readonly Incident[]) {
  const closed = incidents.filter((incident) => !openIncidentStatuses.includes(incident.status));
  const judged = (resolution: Incident['resolution']) =>
    closed.filter((incident) => incident.resolution === resolution).length;
  return {
    truePositive: judged('true_positive'),
    falsePositive: judged('false_positive'),
    mttrMs: percentile(
      closed.map((incident) => incident.updatedMs - incident.createdMs),
      0.5,
    ),
  };
}
