import { useNavigate } from '@tanstack/react-router';
import { ListTree } from 'lucide-react';
import { useMemo } from 'react';
import type { EventView } from '../../api/types.ts';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Empty } from '../../components/empty.tsx';
import { endOf } from '../../components/end-of.ts';
import { LazyChart } from '../../components/lazy-chart.tsx';
import { ListEnd, ListStates } from '../../components/list-states.tsx';
import { absoluteRange } from '../../lib/time-range.ts';
import { usePatchSearch, useRange } from '../../lib/use-range.ts';
import { EventCard, EventDetail, eventColumns } from './columns.tsx';
import { EventFilters } from './filters.tsx';
import { type EventSearch, useEvents, useHistogram } from './query.ts';
import { strings } from './strings.ts';

/** All events of the time range, to see where to look and to zoom there. */
function Histogram() {
  const query = useHistogram();
  const { setRange } = useRange();
  const histogram = query.data;
  return (
    <div className="border-b border-line px-4 py-2 max-md:hidden md:px-6">
      {histogram ? (
        <LazyChart
          label={strings.title}
          times={histogram.series.map((bucket) => bucket.t)}
          bucketMs={histogram.bucketMs}
          height={84}
          series={[
            {
              name: 'All events',
              colour: '--color-event-fill',
              values: histogram.series.map((bucket) => bucket.events),
            },
          ]}
          onBrush={(from, to) => setRange(absoluteRange(from, to))}
        />
      ) : (
        <div className="h-27" />
      )}
    </div>
  );
}

function NothingHere({ search }: { readonly search: EventSearch }) {
  const navigate = useNavigate();
  const filtered = Object.entries(search).some(([key, value]) => key !== 'event' && value !== undefined);
  if (!filtered) {
    return (
      <Empty icon={<ListTree size={18} />} title={strings.emptyTitle} command={strings.emptyCommand}>
        {strings.emptyNote}
      </Empty>
    );
  }
  return (
    <Empty
      icon={<ListTree size={18} />}
      title={strings.noMatchTitle}
      action={<Button onClick={() => void navigate({ to: '/events' })}>{strings.clear}</Button>}
    >
      {strings.noMatchNote}
    </Empty>
  );
}

export function SearchTab({ search }: { readonly search: EventSearch }) {
  const query = useEvents(search);
  const patch = usePatchSearch<Record<keyof EventSearch, unknown>>();
  const toggle = (event: EventView) => patch({ event: event.id === search.event ? undefined : event.id });
  const columns = useMemo(
    () =>
      eventColumns(search.event, (event) =>
        patch({ event: event.id === search.event ? undefined : event.id }),
      ),
    [search.event, patch],
  );
  const addFilter = (path: string, value: string) => {
    const field = `${path}:${value}`;
    patch({ field: [...(search.field ?? []).filter((each) => each !== field), field] });
  };
  return (
    <>
      <EventFilters search={search} />
      <Histogram />
      <ListStates query={query} empty={<NothingHere search={search} />}>
        {(items) => (
          <DataTable
            label={strings.title}
            tableId="events"
            columns={columns}
            items={items}
            keyOf={(item) => item.id}
            card={(item) => <EventCard event={item} onToggle={toggle} open={item.id === search.event} />}
            onOpen={toggle}
            openKey={search.event}
            expanded={(item) => <EventDetail event={item} onFilter={addFilter} />}
            onEnd={endOf(query)}
            footer={<ListEnd query={query} noun="events" />}
          />
        )}
      </ListStates>
    </>
  );
}
