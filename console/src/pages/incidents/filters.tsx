import { useAccounts, useSession } from '../../api/queries.ts';
import { PlainSelect } from '../../components/field.tsx';
import { FilterBar, FilterChip, FilterMenu, SearchBox } from '../../components/filter-bar.tsx';
import { statusNames, statusOrder } from '../../components/incident-status.tsx';
import { SeverityLabel, severityOrder } from '../../components/severity.tsx';
import { usePatchSearch } from '../../lib/use-range.ts';
import type { IncidentSearch } from './query.ts';
import { strings } from './strings.ts';

const orNone = (list: string[]) => (list.length > 0 ? list : undefined);

function OwnerSelect({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const accounts = useAccounts();
  const me = useSession().data?.account.id;
  const people = (accounts.data ?? []).filter((account) => account.id !== me);
  return (
    <PlainSelect
      label={strings.owner}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      options={[
        { value: '', label: strings.ownerAny },
        ...(me ? [{ value: me, label: strings.ownerMe }] : []),
        { value: 'none', label: strings.ownerNone },
        ...people.map((account) => ({ value: account.id, label: account.name || account.email })),
      ]}
    />
  );
}

/** What the list shows; all of it stands in the address. */
export function IncidentFilters({ search }: { readonly search: IncidentSearch }) {
  const patch = usePatchSearch<Record<keyof IncidentSearch, unknown>>();
  const findings = search.tab === 'findings';
  return (
    <FilterBar>
      {findings ? null : (
        <>
          <SearchBox
            label={strings.search}
            value={search.q ?? ''}
            onChange={(q) => patch({ q: q || undefined })}
          />
          <FilterMenu
            label={strings.status}
            value={search.status ?? []}
            options={statusOrder.map((status) => ({ value: status, label: statusNames[status] }))}
            onChange={(status) => patch({ status: orNone(status) })}
          />
        </>
      )}
      <FilterMenu
        label={strings.severity}
        value={search.severity ?? []}
        options={severityOrder
          .slice(0, 5)
          .map((severity) => ({ value: severity, label: <SeverityLabel severity={severity} /> }))}
        onChange={(severity) => patch({ severity: orNone(severity) })}
      />
      {findings ? null : (
        <OwnerSelect
          value={search.assignee ?? ''}
          onChange={(value) => patch({ assignee: value || undefined })}
        />
      )}
      <PlainSelect
        label={strings.wing}
        value={search.wing ?? ''}
        onChange={(event) => patch({ wing: event.target.value || undefined })}
        options={[
          { value: '', label: strings.wingAny },
          { value: 'protect', label: 'Protect' },
          { value: 'defend', label: 'Defend' },
        ]}
      />
      {search.entity ? (
        <FilterChip label={search.entity} onRemove={() => patch({ entity: undefined })}>
          {search.entity}
        </FilterChip>
      ) : null}
      {search.rule ? (
        <FilterChip label={search.rule} onRemove={() => patch({ rule: undefined })}>
          rule {search.rule}
        </FilterChip>
      ) : null}
    </FilterBar>
  );
}
