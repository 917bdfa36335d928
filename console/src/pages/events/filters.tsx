import { PlainSelect } from '../../components/field.tsx';
import { FilterBar, FilterChip, SearchBox } from '../../components/filter-bar.tsx';
import { severityOrder } from '../../components/severity.tsx';
import { humanise } from '../../lib/format.ts';
import { usePatchSearch } from '../../lib/use-range.ts';
import { classNames, type EventSearch, useSources } from './query.ts';
import { strings } from './strings.ts';

type Patch = Record<keyof EventSearch, unknown>;

export function EventFilters({ search }: { readonly search: EventSearch }) {
  const patch = usePatchSearch<Patch>();
  const sources = useSources().data?.items ?? [];
  return (
    <FilterBar>
      <SearchBox
        label={strings.searchLabel}
        value={search.q ?? ''}
        onChange={(q) => patch({ q: q || undefined })}
      />
      <PlainSelect
        label={strings.source}
        value={search.source ?? ''}
        onChange={(event) => patch({ source: event.target.value || undefined })}
        options={[
          { value: '', label: strings.sourceAny },
          ...sources.map((each) => ({ value: each.source, label: each.source })),
        ]}
      />
      <PlainSelect
        label={strings.class}
        value={search.class ?? ''}
        onChange={(event) => patch({ class: event.target.value || undefined })}
        options={[
          { value: '', label: strings.classAny },
          ...Object.entries(classNames).map(([value, label]) => ({ value, label })),
        ]}
      />
      <PlainSelect
        label={strings.severityMin}
        value={search.severityMin ?? ''}
        onChange={(event) => patch({ severityMin: event.target.value || undefined })}
        options={[
          { value: '', label: strings.severityAny },
          ...severityOrder
            .slice(0, 4)
            .map((severity) => ({ value: severity, label: `At least ${humanise(severity).toLowerCase()}` })),
        ]}
      />
      {search.entity ? (
        <FilterChip label={search.entity} onRemove={() => patch({ entity: undefined })}>
          {search.entity}
        </FilterChip>
      ) : null}
      {(search.field ?? []).map((field) => (
        <FilterChip
          key={field}
          label={field}
          onRemove={() => patch({ field: search.field?.filter((each) => each !== field) })}
        >
          <code className="font-mono">{field.replace(':', ' = ')}</code>
        </FilterChip>
      ))}
    </FilterBar>
  );
}
