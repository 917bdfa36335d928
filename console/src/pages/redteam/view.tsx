import { Link, useNavigate } from '@tanstack/react-router';
import { GitCompareArrows, Swords } from 'lucide-react';
import { useState } from 'react';
import type { RedteamReportInfo } from '../../api/types.ts';
import { Button } from '../../components/button.tsx';
import { CommandLine } from '../../components/command-line.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageBody } from '../../components/page-body.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { Time } from '../../components/time.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { formatCount } from '../../lib/format.ts';
import { useTitle } from '../../lib/use-title.ts';
import { useReports } from './query.ts';
import { command, strings } from './strings.ts';
import { UploadReport } from './upload.tsx';

/** The two that were chosen last. */
function useChoice() {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id].slice(-2));
  return { chosen, toggle };
}

function Reports({ items }: { readonly items: readonly RedteamReportInfo[] }) {
  const { chosen, toggle } = useChoice();
  const navigate = useNavigate();
  // The newer one is looked at, beside the older one.
  const [newer, older] = items.filter(({ id }) => chosen.includes(id)).map(({ id }) => id);
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-3">{strings.compareNote}</p>
        <Button
          icon={<GitCompareArrows size={14} />}
          disabled={newer === undefined || older === undefined}
          onClick={() => {
            if (newer && older)
              void navigate({
                to: '/redteam/$id',
                params: { id: newer },
                search: { tab: 'compare', with: older },
              });
          }}
        >
          {strings.compare}
        </Button>
      </div>
      <SimpleTable
        label={strings.title}
        items={items}
        keyOf={(item) => item.id}
        columns={[
          {
            id: 'choose',
            name: '',
            narrow: true,
            cell: (item) => (
              <input
                type="checkbox"
                className="accent-accent"
                aria-label={`${strings.choose}: ${item.model}, ${new Date(item.finishedMs).toISOString()}`}
                checked={chosen.includes(item.id)}
                onChange={() => toggle(item.id)}
              />
            ),
          },
          {
            id: 'when',
            name: strings.when,
            cell: (item) => (
              <Link to="/redteam/$id" params={{ id: item.id }} className="text-accent-text hover:underline">
                <Time ms={item.finishedMs} />
              </Link>
            ),
          },
          {
            id: 'target',
            name: strings.target,
            cell: (item) => (
              <span className="block min-w-0">
                <span className="font-medium">{item.model}</span>
                <span className="block max-w-72 truncate font-mono text-2xs text-ink-3" title={item.target}>
                  {item.target}
                </span>
              </span>
            ),
          },
          { id: 'suite', name: strings.suite, cell: (item) => item.suite, wideOnly: true },
          { id: 'verdict', name: strings.verdict, cell: (item) => <VerdictBadge status={item.status} /> },
          {
            id: 'through',
            name: strings.gotThrough,
            align: 'right',
            cell: (item) => (
              <Link to="/redteam/$id" params={{ id: item.id }} className="hover:underline">
                <span className={item.succeeded > 0 ? 'font-medium text-critical' : ''}>
                  {formatCount(item.succeeded)}
                </span>{' '}
                <span className="text-ink-3">of {formatCount(item.attacks)}</span>
              </Link>
            ),
          },
        ]}
      />
      <CommandLine command={command(location.origin)} label={strings.run} />
    </>
  );
}

export function RedteamPage() {
  const query = useReports();
  useTitle(strings.title);
  return (
    <>
      <PageHeader title={strings.title} note={strings.note} actions={<UploadReport />} />
      <PageBody>
        <QueryView query={query} placeholder={<SkeletonRows count={5} />}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty
                icon={<Swords size={18} />}
                title={strings.emptyTitle}
                command={command(location.origin)}
              >
                {strings.emptyNote}
              </Empty>
            ) : (
              <Reports items={items} />
            )
          }
        </QueryView>
      </PageBody>
    </>
  );
}
