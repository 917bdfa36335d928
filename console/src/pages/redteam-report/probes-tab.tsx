import { useSearch } from '@tanstack/react-router';
import type { RedteamReport } from '../../api/types.ts';
import { DataTable } from '../../components/data-table.tsx';
import { PlainSelect } from '../../components/field.tsx';
import { usePatchSearch } from '../../lib/use-range.ts';
import { Outcome } from './outcome.tsx';
import { strings } from './strings.ts';

const outcomes = ['succeeded', 'blocked', 'resisted', 'inconclusive', 'served', 'refused'];

/** Every probe, in the order in which it was made. */
export function ProbesTab({
  report,
  onOpen,
}: {
  readonly report: RedteamReport;
  readonly onOpen: (probe: string) => void;
}) {
  const { outcome = '', family = '' } = useSearch({ from: '/shell/redteam/$id' });
  const patch = usePatchSearch<{ outcome: unknown; family: unknown }>();
  const items = report.results.filter(
    (result) => (outcome === '' || result.outcome === outcome) && (family === '' || result.family === family),
  );
  const open = (id: string, text: string) => (
    <button
      type="button"
      className="max-w-full truncate text-left font-medium hover:underline"
      onClick={() => onOpen(id)}
    >
      {text}
    </button>
  );
  return (
    <>
      <div className="flex flex-wrap gap-2 px-4 pb-3 md:px-6">
        <PlainSelect
          label="Outcome"
          value={outcome}
          onChange={(event) => patch({ outcome: event.target.value || undefined })}
          options={[
            { value: '', label: 'All outcomes' },
            ...outcomes.map((value) => ({ value, label: value })),
          ]}
        />
        <PlainSelect
          label="Family"
          value={family}
          onChange={(event) => patch({ family: event.target.value || undefined })}
          options={[
            { value: '', label: 'All families' },
            ...report.families.map(({ id, title }) => ({ value: id, label: title })),
          ]}
        />
      </div>
      <DataTable
        label={strings.probes}
        tableId="redteam-probes"
        items={items}
        keyOf={(item) => item.id}
        onOpen={(item) => onOpen(item.id)}
        columns={[
          {
            id: 'outcome',
            name: 'Outcome',
            width: 'w-28',
            fixed: true,
            cell: (item) => <Outcome outcome={item.outcome} />,
          },
          {
            id: 'technique',
            name: 'Technique',
            width: 'w-64',
            cell: (item) => open(item.id, item.technique),
          },
          {
            id: 'family',
            name: 'Family',
            width: 'w-44',
            cell: (item) => <span className="text-ink-2">{item.family}</span>,
          },
          { id: 'detail', name: 'Why', cell: (item) => <span className="text-ink-2">{item.detail}</span> },
        ]}
        card={(item) => (
          <span className="flex flex-col gap-1">
            <span className="flex items-center gap-2">
              <Outcome outcome={item.outcome} />
              <span className="text-xs text-ink-3">{item.family}</span>
            </span>
            {open(item.id, item.technique)}
          </span>
        )}
      />
    </>
  );
}
