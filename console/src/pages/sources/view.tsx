import { Link, useSearch } from '@tanstack/react-router';
import { Server } from 'lucide-react';
import type { SourceInfo } from '../../api/types.ts';
import { Badge } from '../../components/badge.tsx';
import { CommandLine } from '../../components/command-line.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageBody } from '../../components/page-body.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { type SimpleColumn, SimpleTable } from '../../components/simple-table.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { Time } from '../../components/time.tsx';
import { formatCount } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { useTitle } from '../../lib/use-title.ts';
import { DeadLettersTab } from './dead-letters-tab.tsx';
import { type SourceSearch, useSources } from './query.ts';
import { curlCommand, sendCommand, silentMs, strings } from './strings.ts';

function LastSeen({ source }: { readonly source: SourceInfo }) {
  const nowMs = useNow();
  if (source.lastSeenMs === null) return <span className="text-ink-3">never</span>;
  return (
    <span className="inline-flex items-center gap-2">
      {nowMs - source.lastSeenMs > silentMs ? <Badge tone="medium">{strings.silent}</Badge> : null}
      <Time ms={source.lastSeenMs} ago />
    </span>
  );
}

const columns: readonly SimpleColumn<SourceInfo>[] = [
  {
    id: 'source',
    name: 'Source',
    cell: (item) => (
      <Link to="/events" search={{ source: item.source }} className="font-medium hover:underline">
        {item.source}
      </Link>
    ),
  },
  { id: 'events', name: 'Events', align: 'right', cell: (item) => formatCount(item.events) },
  {
    id: 'dead',
    name: 'Unread',
    align: 'right',
    cell: (item) =>
      item.deadLetters === 0 ? (
        <span className="text-ink-3">0</span>
      ) : (
        <Link
          to="/settings/sources"
          search={{ tab: 'dead-letters', source: item.source }}
          className="text-high hover:underline"
        >
          {formatCount(item.deadLetters)}
        </Link>
      ),
  },
  { id: 'seen', name: 'Last seen', align: 'right', cell: (item) => <LastSeen source={item} /> },
];

function Send() {
  return (
    <Panel title={strings.send}>
      <div className="flex flex-col gap-2">
        <CommandLine command={sendCommand} />
        <CommandLine command={curlCommand(location.origin)} />
      </div>
    </Panel>
  );
}

function SourcesTab() {
  const query = useSources();
  return (
    <PageBody>
      <QueryView query={query} placeholder={<SkeletonRows count={5} />}>
        {(page) =>
          page.items.length === 0 ? (
            <Empty
              icon={<Server size={18} />}
              title={strings.emptyTitle}
              command={sendCommand}
              action={<CommandLine command={curlCommand(location.origin)} />}
            >
              {strings.emptyNote}
            </Empty>
          ) : (
            <>
              <SimpleTable
                label={strings.title}
                columns={columns}
                items={page.items}
                keyOf={(item) => item.source}
              />
              <Send />
            </>
          )
        }
      </QueryView>
    </PageBody>
  );
}

export function SourcesPage() {
  const search = useSearch({ from: '/shell/settings/sources' }) as SourceSearch;
  const dead = useSources().data?.items.reduce((sum, each) => sum + each.deadLetters, 0);
  useTitle(strings.title);
  return (
    <>
      <PageHeader title={strings.title} note={strings.note} />
      <Tabs
        label={strings.title}
        value={search.tab ?? 'sources'}
        items={[
          { value: 'sources', label: strings.sources },
          { value: 'dead-letters', label: strings.dead, count: dead },
        ]}
      />
      <div className="h-3 shrink-0" />
      {search.tab === 'dead-letters' ? <DeadLettersTab search={search} /> : <SourcesTab />}
    </>
  );
}
