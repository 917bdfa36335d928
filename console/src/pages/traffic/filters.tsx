import { X } from 'lucide-react';
import { Button } from '../../components/button.tsx';
import { PlainSelect } from '../../components/field.tsx';
import { FilterBar, FilterChip, SearchBox } from '../../components/filter-bar.tsx';
import type { CallFilter } from '../../lib/call-filter.ts';
import { cx } from '../../lib/cx.ts';
import { humanise } from '../../lib/format.ts';
import { usePatchSearch } from '../../lib/use-range.ts';
import { useGuards } from '../guards/query.ts';
import { useTrafficStats } from './query.ts';
import { strings } from './strings.ts';

type Key = keyof CallFilter;
const emptyFilter = Object.fromEntries(
  ['action', 'guard', 'rule', 'model', 'token', 'team', 'upstream', 'policy', 'status', 'q'].map((key) => [
    key,
    undefined,
  ]),
);

/** What the filters offer is what was seen in the time range, and what is chosen at present. */
export function TrafficFilters({ filter }: { readonly filter: CallFilter }) {
  const patch = usePatchSearch<Record<Key, unknown>>();
  const by = useTrafficStats().data?.by;
  const guards = useGuards().data?.items ?? [];
  const select = (
    key: Key,
    label: string,
    any: string,
    options: readonly { readonly value: string; readonly label: string }[],
    className?: string,
  ) => {
    const value = filter[key] ?? '';
    const known = value === '' || options.some((option) => option.value === value);
    if (options.length === 0 && value === '') return null;
    return (
      <PlainSelect
        key={key}
        label={label}
        value={value}
        className={cx('max-w-34', value !== '' && 'border-accent! bg-accent-soft!', className)}
        onChange={(event) => patch({ [key]: event.target.value || undefined } as Record<Key, unknown>)}
        options={[{ value: '', label: any }, ...options, ...(known ? [] : [{ value, label: value }])]}
      />
    );
  };
  const shares = (items: readonly { readonly id: string; readonly name: string }[] | undefined) =>
    (items ?? []).map((each) => ({ value: each.id, label: each.name }));
  return (
    <FilterBar>
      <SearchBox
        label={strings.search}
        value={filter.q ?? ''}
        onChange={(q) => patch({ q: q || undefined } as Record<Key, unknown>)}
        className="md:max-w-72"
      />
      {select('action', strings.action, strings.actionAny, strings.actions)}
      {select(
        'guard',
        strings.guard,
        strings.guardAny,
        guards.map(({ name }) => ({ value: name, label: humanise(name) })),
      )}
      {select('model', strings.model, strings.modelAny, shares(by?.model))}
      {select('token', strings.caller, strings.callerAny, shares(by?.token))}
      {select('team', strings.team, strings.teamAny, shares(by?.team), 'max-md:hidden')}
      {select('policy', strings.policy, strings.policyAny, shares(by?.policy), 'max-md:hidden')}
      {select('upstream', strings.upstream, strings.upstreamAny, shares(by?.upstream), 'max-md:hidden')}
      {select('status', strings.status, strings.statusAny, strings.statuses)}
      {filter.rule ? (
        <FilterChip label={filter.rule} onRemove={() => patch({ rule: undefined } as Record<Key, unknown>)}>
          rule {filter.rule}
        </FilterChip>
      ) : null}
    </FilterBar>
  );
}

/** Takes all filters away at once; in the page's head, so that the row of filters never wraps for it. */
export function ClearFilters({ filter }: { readonly filter: CallFilter }) {
  const patch = usePatchSearch<Record<Key, unknown>>();
  if (Object.values(filter).every((value) => value === undefined)) return null;
  return (
    <Button
      size="sm"
      variant="ghost"
      icon={<X size={13} />}
      onClick={() => patch(emptyFilter as Record<Key, unknown>)}
    >
      {strings.clear}
    </Button>
  );
}
