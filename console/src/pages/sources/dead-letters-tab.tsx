import { CheckCheck, RotateCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DeadLetter } from '../../api/types.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Empty } from '../../components/empty.tsx';
import { endOf } from '../../components/end-of.ts';
import { FilterBar, FilterChip } from '../../components/filter-bar.tsx';
import { ListEnd, ListStates } from '../../components/list-states.tsx';
import { RawRecord } from '../../components/raw-record.tsx';
import { Time } from '../../components/time.tsx';
import { humanise } from '../../lib/format.ts';
import { usePatchSearch } from '../../lib/use-range.ts';
import { type SourceSearch, useDeadLetters, useReplay } from './query.ts';
import { strings } from './strings.ts';

function columnsOf(
  onToggle: (item: DeadLetter) => void,
  openKey: string | undefined,
): readonly Column<DeadLetter>[] {
  return [
    {
      id: 'time',
      name: 'Arrived',
      width: 'w-40',
      fixed: true,
      cell: (item) => (
        <button
          type="button"
          aria-expanded={item.id === openKey}
          onClick={() => onToggle(item)}
          className="rounded text-ink-2 hover:underline"
        >
          <Time ms={item.receivedMs} />
        </button>
      ),
    },
    { id: 'source', name: 'Source', width: 'w-36', fixed: true, cell: (item) => item.source },
    {
      id: 'reason',
      name: 'Reason',
      width: 'w-44',
      fixed: true,
      cell: (item) => <Badge tone="high">{humanise(item.reason)}</Badge>,
    },
    {
      id: 'detail',
      name: 'Detail',
      fixed: true,
      cell: (item) => (
        <span className="text-ink-2" title={item.detail}>
          {item.detail}
        </span>
      ),
    },
  ];
}

function Filters({ search }: { readonly search: SourceSearch }) {
  const patch = usePatchSearch<Record<keyof SourceSearch, unknown>>();
  const { replay, busy } = useReplay();
  return (
    <FilterBar>
      {search.source ? (
        <FilterChip label={search.source} onRemove={() => patch({ source: undefined })}>
          source {search.source}
        </FilterChip>
      ) : null}
      {search.reason ? (
        <FilterChip label={search.reason} onRemove={() => patch({ reason: undefined })}>
          reason {search.reason}
        </FilterChip>
      ) : null}
      <span className="min-w-40 flex-1 text-ink-3">{strings.replayNote}</span>
      <Button
        icon={<RotateCw size={13} />}
        disabled={busy}
        onClick={() =>
          replay({
            ...(search.source ? { source: search.source } : {}),
            ...(search.reason ? { reason: search.reason } : {}),
          })
        }
      >
        {strings.replay}
      </Button>
    </FilterBar>
  );
}

/** Records that no parser understood, with the reason, to read and to replay. */
export function DeadLettersTab({ search }: { readonly search: SourceSearch }) {
  const query = useDeadLetters(search);
  const [openKey, setOpenKey] = useState<string>();
  const { replay } = useReplay();
  const toggle = (item: DeadLetter) => setOpenKey((before) => (before === item.id ? undefined : item.id));
  const columns = useMemo(
    () => columnsOf((item) => setOpenKey((before) => (before === item.id ? undefined : item.id)), openKey),
    [openKey],
  );
  return (
    <ListStates
      query={query}
      empty={
        <Empty icon={<CheckCheck size={18} />} title={strings.deadEmptyTitle}>
          {strings.deadEmptyNote}
        </Empty>
      }
    >
      {(items) => (
        <>
          <Filters search={search} />
          <DataTable
            label={strings.dead}
            tableId="dead-letters"
            columns={columns}
            items={items}
            keyOf={(item) => item.id}
            onOpen={toggle}
            openKey={openKey}
            card={(item) => (
              <button
                type="button"
                aria-expanded={item.id === openKey}
                onClick={() => toggle(item)}
                className="flex w-full flex-col gap-1 text-left"
              >
                <span className="flex justify-between text-xs text-ink-3">
                  {item.source}
                  <Time ms={item.receivedMs} />
                </span>
                <span>{humanise(item.reason)}</span>
              </button>
            )}
            expanded={(item) => (
              <div className="flex flex-col items-start gap-2 px-4 py-3 md:px-6">
                <p>{item.detail}</p>
                <div className="w-full">
                  <RawRecord raw={item.raw} />
                </div>
                <Button size="sm" onClick={() => replay({ ids: [item.id] })}>
                  {strings.replayOne}
                </Button>
              </div>
            )}
            onEnd={endOf(query)}
            footer={<ListEnd query={query} noun="records" />}
          />
        </>
      )}
    </ListStates>
  );
}
