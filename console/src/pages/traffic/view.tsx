import { useNavigate, useSearch } from '@tanstack/react-router';
import { Activity } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Empty } from '../../components/empty.tsx';
import { endOf } from '../../components/end-of.ts';
import { PlainSelect } from '../../components/field.tsx';
import { FilterBar, FilterChip, SearchBox } from '../../components/filter-bar.tsx';
import { ListEnd, ListStates, NewRows } from '../../components/list-states.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { useNewRows } from '../../lib/use-new-rows.ts';
import { usePatchSearch } from '../../lib/use-range.ts';
import { useTitle } from '../../lib/use-title.ts';
import { CallCard, callColumns } from './columns.tsx';
import { TrafficFigures } from './figures.tsx';
import { type TrafficSearch, useCalls, useTrafficStats } from './query.ts';
import { firstCall, strings } from './strings.ts';

function Filters({ search }: { readonly search: TrafficSearch }) {
  const patch = usePatchSearch<Record<keyof TrafficSearch, unknown>>();
  const models = useTrafficStats().data?.tokensByModel ?? [];
  return (
    <FilterBar>
      <SearchBox
        label={strings.search}
        value={search.q ?? ''}
        onChange={(q) => patch({ q: q || undefined })}
      />
      <PlainSelect
        label={strings.action}
        value={search.action ?? ''}
        onChange={(event) => patch({ action: (event.target.value || undefined) as TrafficSearch['action'] })}
        options={[
          { value: '', label: strings.actionAny },
          { value: 'block', label: 'Blocked' },
          { value: 'redact', label: 'Redacted' },
          { value: 'flag', label: 'Flagged' },
          { value: 'allow', label: 'Allowed' },
          { value: 'refuse', label: 'Refused' },
        ]}
      />
      <PlainSelect
        label={strings.model}
        value={search.model ?? ''}
        onChange={(event) => patch({ model: event.target.value || undefined })}
        options={[
          { value: '', label: strings.modelAny },
          ...models.map((each) => ({ value: each.model, label: each.model })),
        ]}
      />
      <PlainSelect
        label={strings.status}
        value={search.status ?? ''}
        onChange={(event) => patch({ status: event.target.value || undefined })}
        options={[
          { value: '', label: strings.statusAny },
          { value: '2xx', label: '2xx, answered' },
          { value: '4xx', label: '4xx, refused' },
          { value: '5xx', label: '5xx, failed' },
        ]}
      />
      {search.token ? (
        <FilterChip label={search.token} onRemove={() => patch({ token: undefined })}>
          caller {search.token}
        </FilterChip>
      ) : null}
    </FilterBar>
  );
}

function NothingHere({ search }: { readonly search: TrafficSearch }) {
  const navigate = useNavigate();
  if (Object.values(search).some((value) => value !== undefined)) {
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

export function TrafficPage() {
  const search = useSearch({ from: '/shell/traffic' }) as TrafficSearch;
  const query = useCalls(search);
  const navigate = useNavigate();
  const fresh = useNewRows('traffic', query.dataUpdatedAt);
  useTitle(strings.title);
  return (
    <>
      <PageHeader title={strings.title} note={strings.note} />
      <Filters search={search} />
      <TrafficFigures />
      <NewRows count={fresh} noun="call" onShow={() => void query.refetch()} />
      <ListStates query={query} empty={<NothingHere search={search} />}>
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
