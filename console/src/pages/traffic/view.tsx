import { useNavigate, useSearch } from '@tanstack/react-router';
import { Activity } from 'lucide-react';
import { useLive } from '../../api/live.ts';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Empty } from '../../components/empty.tsx';
import { endOf } from '../../components/end-of.ts';
import { ListEnd, ListStates, NewRows } from '../../components/list-states.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import type { CallFilter } from '../../lib/call-filter.ts';
import { cx } from '../../lib/cx.ts';
import { isLive } from '../../lib/time-range.ts';
import { useRange } from '../../lib/use-range.ts';
import { useTitle } from '../../lib/use-title.ts';
import { CallCard, callColumns } from './columns.tsx';
import { ChartChoice, TrafficFigures } from './figures.tsx';
import { ClearFilters, TrafficFilters } from './filters.tsx';
import { filterOf, type TrafficSearch, useCalls } from './query.ts';
import { firstCall, strings } from './strings.ts';
import { useNewCalls } from './use-new-calls.ts';

function NothingHere({ filter }: { readonly filter: CallFilter }) {
  const navigate = useNavigate();
  if (Object.values(filter).some((value) => value !== undefined)) {
    return (
      <Empty
        icon={<Activity size={18} />}
        title={strings.noMatchTitle}
        action={<Button onClick={() => void navigate({ to: '/traffic' })}>{strings.clear}</Button>}
      >
        {strings.noMatchNote}
      </Empty>
    );
  }
  return (
    <Empty icon={<Activity size={18} />} title={strings.emptyTitle} command={firstCall(location.origin)}>
      {strings.emptyNote}
    </Empty>
  );
}

/** Whether new calls are heard of, in a word and a dot. */
function LiveMark() {
  const connected = useLive((live) => live.connected);
  const { range } = useRange();
  if (!isLive(range)) return null;
  return (
    <span
      title={connected ? strings.liveNote : strings.liveOffNote}
      className="inline-flex items-center gap-1.5 text-xs text-ink-2"
    >
      <span
        aria-hidden="true"
        className={cx('size-2 rounded-full', connected ? 'bg-ok' : 'border border-field')}
      />
      {connected ? strings.live : strings.liveOff}
    </span>
  );
}

export function TrafficPage() {
  const search = useSearch({ from: '/shell/traffic' }) as TrafficSearch;
  const filter = filterOf(search);
  const query = useCalls(filter);
  const navigate = useNavigate();
  const fresh = useNewCalls(filter, `${query.dataUpdatedAt} ${JSON.stringify(filter)}`);
  useTitle(strings.title);
  return (
    <>
      <PageHeader
        title={strings.title}
        note={strings.note}
        actions={
          <>
            <ClearFilters filter={filter} />
            <ChartChoice filter={filter} chart={search.chart ?? 'calls'} />
            <LiveMark />
          </>
        }
      />
      <TrafficFilters filter={filter} />
      <TrafficFigures filter={filter} chart={search.chart ?? 'calls'} />
      <NewRows count={fresh.count} more={fresh.more} noun="call" onShow={() => void query.refetch()} />
      <ListStates query={query} empty={<NothingHere filter={filter} />}>
        {(items) => (
          <DataTable
            label={strings.title}
            tableId="traffic"
            columns={callColumns}
            items={items}
            keyOf={(item) => item.id}
            card={(item) => <CallCard call={item} />}
            onOpen={(item) => void navigate({ to: '/traffic/$id', params: { id: item.id } })}
            onEnd={endOf(query)}
            footer={<ListEnd query={query} noun="calls" />}
          />
        )}
      </ListStates>
    </>
  );
}
