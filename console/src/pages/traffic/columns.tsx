import { Link } from '@tanstack/react-router';
import type { GatewayEvent } from '../../api/types.ts';
import { ActionBadge, callAction } from '../../components/action-badge.tsx';
import type { Column } from '../../components/data-table.tsx';
import { Time } from '../../components/time.tsx';
import { cx } from '../../lib/cx.ts';
import { formatCount, formatDuration, formatMoney } from '../../lib/format.ts';
import { wouldHave } from '../../lib/intended.ts';

/** What the guards said, in one line. */
export function verdictText(call: GatewayEvent): string {
  const reason = call.verdict.reasons[0];
  if (reason) return reason.explanation;
  return call.error ? `Failed: ${call.error.replaceAll('_', ' ')}` : '';
}

function statusTone(call: GatewayEvent): string {
  if (call.status >= 500) return 'text-critical';
  return call.status >= 400 && call.verdict.action !== 'block' ? 'text-high' : 'text-ink-2';
}

export const callColumns: readonly Column<GatewayEvent>[] = [
  {
    id: 'time',
    name: 'Time',
    width: 'w-36',
    fixed: true,
    cell: (item) => (
      <Link to="/traffic/$id" params={{ id: item.id }} className="rounded text-ink-2 hover:underline">
        <Time ms={item.time} />
      </Link>
    ),
  },
  {
    id: 'action',
    name: 'Action',
    width: 'w-30',
    cell: (item) => <ActionBadge action={callAction(item)} intended={wouldHave(item)} />,
  },
  { id: 'model', name: 'Model', width: 'w-44', cell: (item) => item.model ?? '–' },
  {
    id: 'token',
    name: 'Caller',
    width: 'w-36',
    cell: (item) => <span className="text-ink-2">{item.token.name}</span>,
  },
  {
    id: 'why',
    name: 'Why',
    cell: (item) => (
      <span className="text-ink-2" title={verdictText(item)}>
        {verdictText(item)}
      </span>
    ),
  },
  { id: 'upstream', name: 'Upstream', width: 'w-28', hidden: true, cell: (item) => item.upstream ?? '–' },
  { id: 'policy', name: 'Policy', width: 'w-28', hidden: true, cell: (item) => item.policy },
  { id: 'operation', name: 'Operation', width: 'w-36', hidden: true, cell: (item) => item.operation },
  { id: 'team', name: 'Team', width: 'w-28', hidden: true, cell: (item) => item.team ?? '–' },
  {
    id: 'cost',
    name: 'Cost',
    width: 'w-20',
    align: 'right',
    hidden: true,
    cell: (item) => (item.costMicros === undefined ? '–' : formatMoney(item.costMicros)),
  },
  {
    id: 'tokens',
    name: 'Tokens',
    width: 'w-20',
    align: 'right',
    cell: (item) => (item.usage.totalTokens === null ? '–' : formatCount(item.usage.totalTokens)),
  },
  {
    id: 'latency',
    name: 'Latency',
    width: 'w-20',
    align: 'right',
    cell: (item) => formatDuration(item.latency.totalMs),
  },
  {
    id: 'status',
    name: 'Status',
    width: 'w-16',
    align: 'right',
    cell: (item) => <span className={statusTone(item)}>{item.status}</span>,
  },
];

export function CallCard({ call }: { readonly call: GatewayEvent }) {
  return (
    <Link to="/traffic/$id" params={{ id: call.id }} className="flex flex-col gap-1">
      <span className="flex items-center gap-2 text-xs text-ink-3">
        <ActionBadge action={callAction(call)} intended={wouldHave(call)} />
        <span className={cx('num', statusTone(call))}>{call.status}</span>
        <span className="ml-auto">
          <Time ms={call.time} />
        </span>
      </span>
      <span className="font-medium">{call.model ?? call.operation}</span>
      <span className="truncate text-xs text-ink-2">{verdictText(call) || call.token.name}</span>
    </Link>
  );
}
