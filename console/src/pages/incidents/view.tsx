import { useNavigate, useSearch } from '@tanstack/react-router';
import { ShieldAlert } from 'lucide-react';
import { useMemo } from 'react';
import { useAccounts, useSession } from '../../api/queries.ts';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Empty } from '../../components/empty.tsx';
import { endOf } from '../../components/end-of.ts';
import { ListEnd, ListStates, NewRows } from '../../components/list-states.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { toast } from '../../components/toast.tsx';
import { useNewRows } from '../../lib/use-new-rows.ts';
import { useTitle } from '../../lib/use-title.ts';
import { FindingCard, findingColumns, IncidentCard, incidentColumns } from './columns.tsx';
import { IncidentFilters } from './filters.tsx';
import { type IncidentSearch, useChangeIncident, useFindings, useIncidents } from './query.ts';
import { strings } from './strings.ts';

function useNames(): ReadonlyMap<string, string> {
  const accounts = useAccounts().data;
  return useMemo(
    () => new Map((accounts ?? []).map((each) => [each.id, each.name || each.email])),
    [accounts],
  );
}

function NothingHere({ search }: { readonly search: IncidentSearch }) {
  const navigate = useNavigate();
  const filtered = Object.entries(search).some(([key, value]) => key !== 'tab' && value !== undefined);
  if (filtered) {
    return (
      <Empty
        icon={<ShieldAlert size={18} />}
        title={strings.noMatchTitle}
        action={
          <Button
            onClick={() => void navigate({ to: '/incidents', search: search.tab ? { tab: search.tab } : {} })}
          >
            {strings.clear}
          </Button>
        }
      >
        {strings.noMatchNote}
      </Empty>
    );
  }
  const findings = search.tab === 'findings';
  return (
    <Empty
      icon={<ShieldAlert size={18} />}
      title={findings ? strings.findingsEmptyTitle : strings.emptyTitle}
      command={strings.emptyCommand}
    >
      {findings ? strings.findingsEmptyNote : strings.emptyNote}
    </Empty>
  );
}

function IncidentList({ search }: { readonly search: IncidentSearch }) {
  const query = useIncidents(search);
  const names = useNames();
  const me = useSession().data?.account;
  const change = useChangeIncident();
  const navigate = useNavigate();
  const fresh = useNewRows('incident', query.dataUpdatedAt);
  const columns = useMemo(() => incidentColumns(names), [names]);
  return (
    <>
      <NewRows count={fresh} noun="incident" onShow={() => void query.refetch()} />
      <ListStates query={query} empty={<NothingHere search={search} />}>
        {(items) => (
          <DataTable
            label={strings.title}
            tableId="incidents"
            columns={columns}
            items={items}
            keyOf={(item) => item.id}
            card={(item) => <IncidentCard incident={item} names={names} />}
            onOpen={(item) => void navigate({ to: '/incidents/$id', params: { id: String(item.number) } })}
            rowKeys={{
              e: (item) => {
                change.mutate({ id: item.id, change: { status: 'resolved' } });
                toast({
                  text: `#${item.number} is resolved.`,
                  action: {
                    label: 'Undo',
                    run: () => change.mutate({ id: item.id, change: { status: item.status } }),
                  },
                });
              },
              a: (item) => {
                if (!me) return;
                change.mutate({ id: item.id, change: { assigneeId: me.id } });
                toast({ text: `#${item.number} is yours.` });
              },
            }}
            onEnd={endOf(query)}
            footer={<ListEnd query={query} noun="incidents" />}
          />
        )}
      </ListStates>
    </>
  );
}

function FindingList({ search }: { readonly search: IncidentSearch }) {
  const query = useFindings(search);
  const navigate = useNavigate();
  const fresh = useNewRows('finding', query.dataUpdatedAt);
  return (
    <>
      <NewRows count={fresh} noun="finding" onShow={() => void query.refetch()} />
      <ListStates query={query} empty={<NothingHere search={search} />}>
        {(items) => (
          <DataTable
            label={strings.findings}
            tableId="findings"
            columns={findingColumns}
            items={items}
            keyOf={(item) => item.id}
            card={(item) => <FindingCard finding={item} />}
            onOpen={(item) => {
              if (item.incidentId)
                void navigate({
                  to: '/incidents/$id',
                  params: { id: item.incidentId },
                  search: { finding: item.id },
                });
            }}
            onEnd={endOf(query)}
            footer={<ListEnd query={query} noun="findings" />}
          />
        )}
      </ListStates>
    </>
  );
}

export function IncidentsPage() {
  const search = useSearch({ from: '/shell/incidents' }) as IncidentSearch;
  const findings = search.tab === 'findings';
  useTitle(findings ? strings.findings : strings.title);
  return (
    <>
      <PageHeader title={strings.title} />
      <Tabs
        label={strings.title}
        value={search.tab ?? 'incidents'}
        items={[
          { value: 'incidents', label: strings.title },
          { value: 'findings', label: strings.findings },
        ]}
      />
      <div className="h-3 shrink-0" />
      <IncidentFilters search={search} />
      {findings ? <FindingList search={search} /> : <IncidentList search={search} />}
    </>
  );
}
