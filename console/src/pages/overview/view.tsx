import { Castle } from 'lucide-react';
import { useLive } from '../../api/live.ts';
import type { Overview } from '../../api/types.ts';
import { CommandLine } from '../../components/command-line.tsx';
import { Empty } from '../../components/empty.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useTitle } from '../../lib/use-title.ts';
import { ActivityChart } from './activity-chart.tsx';
import { Headline } from './headline.tsx';
import { Health } from './health.tsx';
import { NeedsYou } from './needs-you.tsx';
import { OpenBySeverity } from './open-by-severity.tsx';
import { totalOpen, useOverview } from './query.ts';
import { LiveAndQuality, TopEntities } from './side-panels.tsx';
import { strings } from './strings.ts';
import { Totals } from './totals.tsx';

function Placeholder() {
  return (
    <div className="flex flex-col gap-4">
      <Skeleton className="h-14" />
      <Skeleton className="h-18" />
      <Skeleton className="h-80" />
    </div>
  );
}

function FirstSteps() {
  return (
    <Empty
      icon={<Castle size={18} />}
      title={strings.emptyTitle}
      command={strings.emptyCommand}
      action={
        <div className="flex w-full flex-col gap-2 pt-2">
          <p className="text-ink-3">{strings.emptyDemo}</p>
          <CommandLine command={strings.emptyDemoCommand} />
        </div>
      }
    >
      {strings.emptyNote}
    </Empty>
  );
}

function Content({ overview }: { readonly overview: Overview }) {
  const accepted = useLive((live) => live.counts?.accepted ?? 0);
  const { totals, previous } = overview;
  const nothing = totals.events + totals.calls + previous.events + accepted + totalOpen(overview) === 0;
  if (nothing) {
    return (
      <>
        <FirstSteps />
        <div className="mx-auto w-full max-w-xl">
          <Health overview={overview} />
        </div>
      </>
    );
  }
  return (
    <>
      <Headline overview={overview} />
      <OpenBySeverity overview={overview} />
      <div className="grid grid-cols-3 gap-4 max-lg:grid-cols-1">
        <div className="col-span-2 min-w-0 max-lg:order-2 max-lg:col-span-1">
          <ActivityChart />
        </div>
        <NeedsYou overview={overview} />
      </div>
      <Totals overview={overview} />
      <div className="grid grid-cols-3 gap-4 max-lg:grid-cols-1">
        <Health overview={overview} />
        <TopEntities overview={overview} />
        <LiveAndQuality overview={overview} />
      </div>
    </>
  );
}

export function OverviewPage() {
  useTitle(strings.title);
  const query = useOverview();
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-350 flex-col gap-4 p-4 md:p-6">
        <h1 className="sr-only">{strings.title}</h1>
        <QueryView query={query} placeholder={<Placeholder />}>
          {(overview) => <Content overview={overview} />}
        </QueryView>
      </div>
    </div>
  );
}
