import { Link, useNavigate } from '@tanstack/react-router';
import { Radar } from 'lucide-react';
import { useMemo } from 'react';
import type { RuleInfo, Severity } from '../../api/types.ts';
import { Button } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { Empty } from '../../components/empty.tsx';
import { endOf } from '../../components/end-of.ts';
import { PlainSelect } from '../../components/field.tsx';
import { FilterBar, SearchBox } from '../../components/filter-bar.tsx';
import { ListEnd, ListStates } from '../../components/list-states.tsx';
import { SeverityLabel, severityOrder } from '../../components/severity.tsx';
import { SwitchWithReason } from '../../components/switch-with-reason.tsx';
import { techniqueUrl } from '../../components/technique-path.tsx';
import { Time } from '../../components/time.tsx';
import { formatCount } from '../../lib/format.ts';
import { usePatchSearch } from '../../lib/use-range.ts';
import { type DetectionSearch, useRules, useRuleToggle } from './query.ts';
import { strings } from './strings.ts';

const levelOf = (rule: RuleInfo): Severity =>
  severityOrder.find((severity) => severity === rule.level) ?? 'unknown';

const logsourceOf = (rule: RuleInfo) => Object.values(rule.logsource).join(' / ');

function Hits({ rule }: { readonly rule: RuleInfo }) {
  if (rule.hits24h === 0) return <span className="text-ink-3">0</span>;
  return (
    <Link
      to="/incidents"
      search={{ tab: 'findings', rule: rule.id }}
      className="text-accent-text underline decoration-accent/40 underline-offset-2 hover:decoration-current"
    >
      {formatCount(rule.hits24h)}
    </Link>
  );
}

function Techniques({ rule }: { readonly rule: RuleInfo }) {
  return (
    <span className="flex gap-1.5">
      {rule.techniques.slice(0, 2).map((technique) => (
        <a
          key={technique.id}
          href={techniqueUrl(technique)}
          target="_blank"
          rel="noreferrer"
          title={technique.name}
          className="font-mono text-xs text-ink-2 hover:underline"
        >
          {technique.id}
        </a>
      ))}
      {rule.techniques.length > 2 ? (
        <span className="text-xs text-ink-3">+{rule.techniques.length - 2}</span>
      ) : null}
    </span>
  );
}

type Toggle = (rule: RuleInfo, enabled: boolean, reason: string | null) => void;

function ruleColumns(onToggle: Toggle): readonly Column<RuleInfo>[] {
  return [
    {
      id: 'enabled',
      name: 'On',
      width: 'w-18',
      fixed: true,
      cell: (item) => (
        <span className="flex items-center">
          <SwitchWithReason
            name={item.title}
            enabled={item.enabled}
            consequence={strings.ruleOff}
            onChange={(enabled, reason) => onToggle(item, enabled, reason)}
          />
        </span>
      ),
    },
    { id: 'level', name: 'Level', width: 'w-28', cell: (item) => <SeverityLabel severity={levelOf(item)} /> },
    {
      id: 'title',
      name: 'Rule',
      fixed: true,
      cell: (item) => (
        <span title={`${item.title}\n${item.id}${item.file ? `\n${item.file}` : ''}`}>
          <span className={item.enabled ? 'font-medium' : 'text-ink-3'}>{item.title}</span>
          {!item.enabled && item.reason ? <span className="ml-2 text-high">“{item.reason}”</span> : null}
        </span>
      ),
    },
    {
      id: 'logsource',
      name: 'Reads',
      width: 'w-52',
      cell: (item) => <span className="text-ink-2">{logsourceOf(item)}</span>,
    },
    { id: 'techniques', name: 'Techniques', width: 'w-36', cell: (item) => <Techniques rule={item} /> },
    { id: 'author', name: 'Author', width: 'w-36', hidden: true, cell: (item) => item.author ?? '–' },
    {
      id: 'file',
      name: 'File',
      width: 'w-60',
      hidden: true,
      cell: (item) => <code className="font-mono text-xs">{item.file ?? '–'}</code>,
    },
    { id: 'hits', name: 'Hits, 24 h', width: 'w-24', align: 'right', cell: (item) => <Hits rule={item} /> },
    {
      id: 'last',
      name: 'Last hit',
      width: 'w-28',
      align: 'right',
      cell: (item) =>
        item.lastHitMs === null ? <span className="text-ink-3">–</span> : <Time ms={item.lastHitMs} ago />,
    },
  ];
}

function RuleCard({ rule, onToggle }: { readonly rule: RuleInfo; readonly onToggle: Toggle }) {
  return (
    <div className="flex items-start gap-3">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <span className={rule.enabled ? 'font-medium' : 'text-ink-3'}>{rule.title}</span>
        <span className="flex items-center gap-3 text-xs text-ink-3">
          <SeverityLabel severity={levelOf(rule)} />
          <span className="num">
            <Hits rule={rule} /> hits in 24 h
          </span>
        </span>
        {!rule.enabled && rule.reason ? <span className="text-xs text-high">“{rule.reason}”</span> : null}
      </div>
      <SwitchWithReason
        name={rule.title}
        enabled={rule.enabled}
        consequence={strings.ruleOff}
        onChange={(enabled, reason) => onToggle(rule, enabled, reason)}
      />
    </div>
  );
}

function NothingHere({ search }: { readonly search: DetectionSearch }) {
  const navigate = useNavigate();
  if (search.q || search.enabled) {
    return (
      <Empty
        icon={<Radar size={18} />}
        title={strings.noMatchTitle}
        action={<Button onClick={() => void navigate({ to: '/detections' })}>Clear filters</Button>}
      >
        {strings.noMatchNote}
      </Empty>
    );
  }
  return (
    <Empty icon={<Radar size={18} />} title={strings.emptyTitle} command={strings.emptyCommand}>
      {strings.emptyNote}
    </Empty>
  );
}

export function RulesTab({ search }: { readonly search: DetectionSearch }) {
  const query = useRules(search);
  const patch = usePatchSearch<Record<keyof DetectionSearch, unknown>>();
  const { mutate } = useRuleToggle();
  const toggle: Toggle = useMemo(
    () => (rule, enabled, reason) => mutate({ key: rule.id, enabled, reason }),
    [mutate],
  );
  const columns = useMemo(() => ruleColumns(toggle), [toggle]);
  return (
    <>
      <FilterBar>
        <SearchBox
          label={strings.search}
          value={search.q ?? ''}
          onChange={(q) => patch({ q: q || undefined })}
        />
        <PlainSelect
          label="On or off"
          value={search.enabled ?? ''}
          onChange={(event) => patch({ enabled: event.target.value || undefined })}
          options={[
            { value: '', label: strings.enabledAny },
            { value: 'true', label: strings.enabledOn },
            { value: 'false', label: strings.enabledOff },
          ]}
        />
      </FilterBar>
      <ListStates query={query} empty={<NothingHere search={search} />}>
        {(items) => (
          <DataTable
            label={strings.rules}
            tableId="rules"
            columns={columns}
            items={items}
            keyOf={(item) => item.id}
            card={(item) => <RuleCard rule={item} onToggle={toggle} />}
            onEnd={endOf(query)}
            footer={<ListEnd query={query} noun="rules" />}
          />
        )}
      </ListStates>
    </>
  );
}
