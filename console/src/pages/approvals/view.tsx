import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Stamp } from 'lucide-react';
import type { Approval, ApprovalState } from '../../api/types.ts';
import { Empty } from '../../components/empty.tsx';
import { PageBody } from '../../components/page-body.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { type SimpleColumn, SimpleTable } from '../../components/simple-table.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { Time } from '../../components/time.tsx';
import { useTitle } from '../../lib/use-title.ts';
import { useApprovals } from './query.ts';
import { StateBadge } from './state-badge.tsx';
import { strings } from './strings.ts';

const states = Object.entries(strings.states).map(([value, label]) => ({
  value: value as ApprovalState,
  label,
}));

const columns: readonly SimpleColumn<Approval>[] = [
  {
    id: 'what',
    name: strings.what,
    cell: (item) => (
      <Link
        to="/approvals/$id"
        params={{ id: item.id }}
        className="block min-w-0 font-medium text-accent-text hover:underline"
      >
        {item.subject}
        <span className="block max-w-96 truncate font-mono text-2xs font-normal text-ink-3">
          {JSON.stringify(item.content)}
        </span>
      </Link>
    ),
  },
  { id: 'state', name: strings.state, cell: (item) => <StateBadge state={item.state} /> },
  { id: 'by', name: strings.by, wideOnly: true, cell: (item) => item.requestedBy.name },
  { id: 'asked', name: strings.asked, wideOnly: true, cell: (item) => <Time ms={item.createdMs} ago /> },
  { id: 'until', name: strings.until, align: 'right', cell: (item) => <Time ms={item.expiresMs} /> },
];

/** What waits for somebody's yes, and what was said before. */
export function ApprovalsPage() {
  const { state = 'pending' } = useSearch({ from: '/shell/approvals' });
  const navigate = useNavigate();
  const query = useApprovals(state);
  useTitle(strings.title);
  return (
    <>
      <PageHeader
        title={strings.title}
        note={strings.note}
        actions={
          <Segmented
            label={strings.state}
            value={state}
            options={states}
            onChange={(next) =>
              void navigate({ to: '/approvals', search: next === 'pending' ? {} : { state: next } })
            }
          />
        }
      />
      <PageBody>
        <QueryView query={query} placeholder={<SkeletonRows count={4} />}>
          {({ items }) =>
            items.length > 0 ? (
              <SimpleTable label={strings.title} columns={columns} items={items} keyOf={(item) => item.id} />
            ) : state === 'pending' ? (
              <Empty icon={<Stamp size={18} />} title={strings.emptyTitle}>
                {strings.emptyNote}
              </Empty>
            ) : (
              <p className="text-ink-3">{strings.noneOf}</p>
            )
          }
        </QueryView>
      </PageBody>
    </>
  );
}
