import { Link } from '@tanstack/react-router';
import { useLive } from '../../api/live.ts';
import { useDocument } from '../../api/queries.ts';
import type { Overview, Status } from '../../api/types.ts';
import { EntityIcon } from '../../components/entity-chip.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatCount, formatDuration, humanise } from '../../lib/format.ts';
import { shortName } from '../../lib/short-name.ts';
import { strings } from './strings.ts';

export function TopEntities({ overview }: { readonly overview: Overview }) {
  const most = Math.max(1, ...overview.topEntities.map((entity) => entity.count));
  return (
    <Panel title={strings.entities} flush>
      {overview.topEntities.length === 0 ? (
        <p className="px-4 py-3 text-ink-3">{strings.entitiesNone}</p>
      ) : null}
      <ul className="pb-2">
        {overview.topEntities.slice(0, 6).map((entity) => (
          <li key={`${entity.kind}:${entity.name}`}>
            <Link
              to="/incidents"
              search={{ tab: 'findings', entity: `${entity.kind}:${entity.name}` }}
              className="flex h-8 items-center gap-2 px-4 -outline-offset-2 hover:bg-hover max-md:h-10"
            >
              <EntityIcon kind={entity.kind} />
              <span className="min-w-0 flex-1 truncate" title={`${humanise(entity.kind)} ${entity.name}`}>
                {shortName(entity.name)}
              </span>
              <span className="h-1.5 w-16 overflow-hidden rounded-full bg-hover" aria-hidden="true">
                <span
                  className="block h-full rounded-full bg-informational-fill"
                  style={{ width: `${(entity.count / most) * 100}%` }}
                />
              </span>
              <span className="num w-10 text-right text-xs text-ink-2">
                {formatCount(entity.count)}
                <span className="sr-only"> findings</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Line({
  name,
  value,
  to,
  search,
  tone,
}: {
  readonly name: string;
  readonly value: string;
  readonly to?: string;
  readonly search?: Record<string, unknown>;
  readonly tone?: string;
}) {
  return (
    <div className="flex h-7 items-center justify-between">
      <dt className="text-ink-2">{name}</dt>
      <dd className={`num font-medium ${tone ?? ''}`}>
        {to ? (
          <Link to={to} search={search ?? {}} className="hover:underline">
            {value}
          </Link>
        ) : (
          value
        )}
      </dd>
    </div>
  );
}

/** Accepted = processed + dead-lettered + waiting, as it happens, and how good the detections are. */
export function LiveAndQuality({ overview }: { readonly overview: Overview }) {
  const live = useLive((state) => state.counts);
  // The stream speaks only when something changes; until then the figures come from a plain request.
  const status = useDocument<Status>('/api/status', {}, { enabled: live === undefined });
  const counts = live ?? status.data?.events;
  const { truePositive, falsePositive, mttrMs } = overview.detectionQuality;
  const judged = truePositive + falsePositive;
  return (
    <Panel title={strings.pipeline}>
      <dl>
        <Line name="Accepted" value={counts ? formatCount(counts.accepted) : '–'} />
        <Line name="Processed" value={counts ? formatCount(counts.processed) : '–'} />
        <Line
          name="Could not be read"
          value={counts ? formatCount(counts.deadLettered) : '–'}
          to="/settings/sources"
          search={{ tab: 'dead-letters' }}
          {...(counts && counts.deadLettered > 0 ? { tone: 'text-high' } : {})}
        />
        <Line name="Waiting" value={counts ? formatCount(counts.pending) : '–'} />
      </dl>
      <h3 className="mt-3 border-t border-line pt-3 text-sm font-semibold">{strings.quality}</h3>
      <dl className="mt-1">
        <Line
          name="False alarms, by your verdicts"
          value={
            judged === 0 ? 'no verdict yet' : `${Math.round((falsePositive / judged) * 100)} % of ${judged}`
          }
          to="/incidents"
          search={{ tab: 'findings' }}
        />
        <Line name="Mean time to resolve" value={mttrMs === null ? '–' : formatDuration(mttrMs)} />
      </dl>
    </Panel>
  );
}
