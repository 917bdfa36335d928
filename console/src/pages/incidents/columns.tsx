import { Link } from '@tanstack/react-router';
import type { Finding, Incident } from '../../api/types.ts';
import type { Column } from '../../components/data-table.tsx';
import { EntitySummary } from '../../components/entity-chip.tsx';
import { StatusLabel } from '../../components/incident-status.tsx';
import { SeverityLabel } from '../../components/severity.tsx';
import { Time } from '../../components/time.tsx';
import { WingMark } from '../../components/wing.tsx';
import { formatCount, plural } from '../../lib/format.ts';
import { shortTitle } from '../../lib/short-name.ts';

export const ownerName = (names: ReadonlyMap<string, string>, id: string | null) =>
  id === null ? undefined : (names.get(id) ?? 'Somebody who left');

function Title({ incident }: { readonly incident: Incident }) {
  return (
    <Link
      to="/incidents/$id"
      params={{ id: String(incident.number) }}
      title={incident.title}
      className="block truncate font-medium -outline-offset-1 hover:underline"
    >
      <span className="num mr-2 font-normal text-ink-3">#{incident.number}</span>
      {shortTitle(incident.title)}
    </Link>
  );
}

export function incidentColumns(names: ReadonlyMap<string, string>): readonly Column<Incident>[] {
  return [
    {
      id: 'severity',
      name: 'Severity',
      width: 'w-30',
      cell: (item) => <SeverityLabel severity={item.severity} />,
    },
    { id: 'title', name: 'Incident', fixed: true, cell: (item) => <Title incident={item} /> },
    {
      id: 'entity',
      name: 'Entity',
      width: 'w-52',
      cell: (item) => <EntitySummary entities={item.entities} />,
    },
    {
      id: 'wing',
      name: 'Wing',
      width: 'w-40',
      hidden: true,
      cell: (item) => <WingMark wings={item.wings} />,
    },
    { id: 'status', name: 'Status', width: 'w-28', cell: (item) => <StatusLabel status={item.status} /> },
    {
      id: 'owner',
      name: 'Owner',
      width: 'w-32',
      cell: (item) => ownerName(names, item.assigneeId) ?? <span className="text-ink-3">No owner</span>,
    },
    {
      id: 'findings',
      name: 'Findings',
      width: 'w-20',
      align: 'right',
      cell: (item) => formatCount(item.findingCount),
    },
    {
      id: 'events',
      name: 'Events',
      width: 'w-20',
      align: 'right',
      hidden: true,
      cell: (item) => formatCount(item.eventCount),
    },
    {
      id: 'seen',
      name: 'Last seen',
      width: 'w-28',
      align: 'right',
      cell: (item) => <Time ms={item.lastSeenMs} ago className="num text-ink-2" />,
    },
  ];
}

export function IncidentCard({
  incident,
  names,
}: {
  readonly incident: Incident;
  readonly names: ReadonlyMap<string, string>;
}) {
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center gap-2 text-xs text-ink-3">
        <SeverityLabel severity={incident.severity} />
        <span className="num">#{incident.number}</span>
        <span className="ml-auto">
          <Time ms={incident.lastSeenMs} ago />
        </span>
      </div>
      <Link
        to="/incidents/$id"
        params={{ id: String(incident.number) }}
        className="text-base leading-5 font-medium"
      >
        {shortTitle(incident.title)}
      </Link>
      <div className="flex items-center gap-3 text-xs text-ink-2">
        <StatusLabel status={incident.status} />
        <span className="truncate">{ownerName(names, incident.assigneeId) ?? 'No owner'}</span>
        <span className="num ml-auto shrink-0">{plural(incident.findingCount, 'finding')}</span>
      </div>
    </div>
  );
}

function FindingTitle({ finding }: { readonly finding: Finding }) {
  if (!finding.incidentId) return <span className="block truncate font-medium">{finding.title}</span>;
  return (
    <Link
      to="/incidents/$id"
      params={{ id: finding.incidentId }}
      search={{ finding: finding.id }}
      className="block truncate font-medium -outline-offset-1 hover:underline"
    >
      {finding.title}
    </Link>
  );
}

export const findingColumns: readonly Column<Finding>[] = [
  {
    id: 'severity',
    name: 'Severity',
    width: 'w-32',
    cell: (item) => <SeverityLabel severity={item.severity} />,
  },
  { id: 'title', name: 'Finding', fixed: true, cell: (item) => <FindingTitle finding={item} /> },
  { id: 'entity', name: 'Entity', width: 'w-52', cell: (item) => <EntitySummary entities={item.entities} /> },
  { id: 'detector', name: 'Detector', width: 'w-36', cell: (item) => item.detector },
  { id: 'score', name: 'Score', width: 'w-16', align: 'right', cell: (item) => item.score.toFixed(2) },
  { id: 'count', name: 'Times', width: 'w-20', align: 'right', cell: (item) => formatCount(item.count) },
  {
    id: 'seen',
    name: 'Last seen',
    width: 'w-28',
    align: 'right',
    cell: (item) => <Time ms={item.lastSeenMs} ago className="num text-ink-2" />,
  },
];

export function FindingCard({ finding }: { readonly finding: Finding }) {
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center gap-2 text-xs text-ink-3">
        <SeverityLabel severity={finding.severity} />
        <span>{finding.detector}</span>
        <span className="ml-auto">
          <Time ms={finding.lastSeenMs} ago />
        </span>
      </div>
      <FindingTitle finding={finding} />
      <div className="text-xs text-ink-2">
        <EntitySummary entities={finding.entities} />
      </div>
    </div>
  );
}
