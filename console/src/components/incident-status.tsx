import { CircleCheck, CircleDashed, CircleDot, CirclePause, CircleSlash } from 'lucide-react';
import type { IncidentStatus } from '../api/types.ts';
import { cx } from '../lib/cx.ts';

export const statusOrder: readonly IncidentStatus[] = ['new', 'in_progress', 'on_hold', 'resolved', 'closed'];

export const statusNames: Readonly<Record<IncidentStatus, string>> = {
  new: 'New',
  in_progress: 'In progress',
  on_hold: 'On hold',
  resolved: 'Resolved',
  closed: 'Closed',
};

const looks = {
  new: { icon: CircleDashed, tone: 'text-ink-2' },
  in_progress: { icon: CircleDot, tone: 'text-accent-text' },
  on_hold: { icon: CirclePause, tone: 'text-ink-2' },
  resolved: { icon: CircleCheck, tone: 'text-ok' },
  closed: { icon: CircleSlash, tone: 'text-ink-3' },
} as const;

export function StatusLabel({ status }: { readonly status: IncidentStatus }) {
  const { icon: Icon, tone } = looks[status];
  return (
    <span className="inline-flex items-center gap-1.5 text-xs whitespace-nowrap">
      <Icon size={14} className={cx('shrink-0', tone)} aria-hidden="true" />
      {statusNames[status]}
    </span>
  );
}
