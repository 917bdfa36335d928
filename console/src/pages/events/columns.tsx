import { ChevronRight } from 'lucide-react';
import type { EventView, Severity } from '../../api/types.ts';
import type { Column } from '../../components/data-table.tsx';
import { EntityChip, EntitySummary } from '../../components/entity-chip.tsx';
import { JsonView, type OnFilter } from '../../components/json-view.tsx';
import { RawRecord } from '../../components/raw-record.tsx';
import { SeverityLabel } from '../../components/severity.tsx';
import { Time } from '../../components/time.tsx';
import { cx } from '../../lib/cx.ts';
import { strings } from './strings.ts';

const severities: readonly Severity[] = ['unknown', 'informational', 'low', 'medium', 'high', 'critical'];

const severityOf = (event: EventView): Severity => severities[event.severity_id] ?? 'unknown';

export function eventColumns(
  openKey: string | undefined,
  onToggle: (event: EventView) => void,
): readonly Column<EventView>[] {
  return [
    {
      id: 'time',
      name: 'Time',
      width: 'w-40',
      fixed: true,
      cell: (item) => (
        <button
          type="button"
          aria-expanded={item.id === openKey}
          onClick={() => onToggle(item)}
          className="flex items-center gap-1.5 rounded text-ink-2"
        >
          <ChevronRight
            size={13}
            aria-hidden="true"
            className={cx('transition-transform', item.id === openKey && 'rotate-90')}
          />
          <Time ms={Date.parse(item.time)} />
        </button>
      ),
    },
    {
      id: 'message',
      name: 'What happened',
      fixed: true,
      cell: (item) => <span title={item.message}>{item.message || item.class_name}</span>,
    },
    {
      id: 'entity',
      name: 'Entity',
      width: 'w-44',
      cell: (item) => <EntitySummary entities={item.entities} />,
    },
    {
      id: 'class',
      name: 'Class',
      width: 'w-40',
      cell: (item) => <span className="text-ink-2">{item.class_name}</span>,
    },
    {
      id: 'source',
      name: 'Source',
      width: 'w-32',
      cell: (item) => <span className="text-ink-2">{item.source}</span>,
    },
    { id: 'format', name: 'Format', width: 'w-24', hidden: true, cell: (item) => item.format },
    {
      id: 'severity',
      name: 'Severity',
      width: 'w-28',
      hidden: true,
      cell: (item) => <SeverityLabel severity={severityOf(item)} />,
    },
    {
      id: 'id',
      name: 'Id',
      width: 'w-28',
      hidden: true,
      cell: (item) => <code className="font-mono text-xs">{item.id}</code>,
    },
  ];
}

export function EventCard({
  event,
  onToggle,
  open,
}: {
  readonly event: EventView;
  readonly onToggle: (event: EventView) => void;
  readonly open: boolean;
}) {
  return (
    <div className="flex flex-col gap-1">
      <div className="flex justify-between gap-2 text-xs text-ink-3">
        <span className="truncate">
          {event.source} · {event.class_name}
        </span>
        <Time ms={Date.parse(event.time)} />
      </div>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => onToggle(event)}
        className="text-left leading-5"
      >
        {event.message || event.class_name}
      </button>
    </div>
  );
}

/** An event opened up: the OCSF tree, whose values are filters, beside the record as it came. */
export function EventDetail({ event, onFilter }: { readonly event: EventView; readonly onFilter: OnFilter }) {
  return (
    <div className="flex flex-col gap-3 px-4 py-3 md:px-6">
      <div className="flex flex-wrap items-center gap-1.5">
        {event.entities.map((entity) => (
          <EntityChip key={`${entity.kind}:${entity.name}`} entity={entity} />
        ))}
        <code className="ml-auto font-mono text-xs text-ink-3">{event.id}</code>
      </div>
      <div className="grid grid-cols-2 gap-4 max-lg:grid-cols-1">
        <section className="min-w-0">
          <h3 className="mb-1 text-xs font-medium text-ink-3">{strings.document}</h3>
          <JsonView value={event.ocsf} onFilter={onFilter} />
        </section>
        <section className="min-w-0">
          <h3 className="mb-1 text-xs font-medium text-ink-3">{strings.raw}</h3>
          <RawRecord raw={event.raw} />
        </section>
      </div>
    </div>
  );
}
