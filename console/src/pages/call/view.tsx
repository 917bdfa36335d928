import { Link, useParams } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { CallDetail } from '../../api/types.ts';
import { ActionBadge, callAction } from '../../components/action-badge.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Time } from '../../components/time.tsx';
import { plural } from '../../lib/format.ts';
import { wouldHave } from '../../lib/intended.ts';
import { useTitle } from '../../lib/use-title.ts';
import { Conversation } from './conversation.tsx';
import { Disagree, Judgements } from './disagree.tsx';
import { Facts } from './facts.tsx';
import { LatencyBar } from './latency-bar.tsx';
import { useCall } from './query.ts';
import { ReplayPanel } from './replay.tsx';
import { strings } from './strings.ts';
import { Verdict } from './verdict.tsx';

function Head({ call }: { readonly call: CallDetail }) {
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <Link
          to="/traffic"
          className="inline-flex items-center gap-1 self-start text-xs text-ink-3 hover:text-ink"
        >
          <ChevronLeft size={13} aria-hidden="true" />
          {strings.back}
        </Link>
        <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xl font-semibold tracking-[-0.015em]">
          {call.model ?? call.operation}
          <ActionBadge action={callAction(call)} intended={wouldHave(call)} />
        </h1>
        <p className="text-ink-2">
          {call.token.name} called {call.operation} at <Time ms={call.time} />
          {call.usage.totalTokens === null ? '' : `, ${plural(call.usage.totalTokens, 'token')}`}
          {call.error && call.verdict.action !== 'block' ? (
            <span className="text-critical">. {call.error.replaceAll('_', ' ')}</span>
          ) : null}
        </p>
      </div>
      <div className="flex gap-2 pt-6 max-md:pt-0">
        <Disagree call={call} />
      </div>
    </header>
  );
}

function Content({ call }: { readonly call: CallDetail }) {
  return (
    <>
      <Head call={call} />
      <div className="grid grid-cols-[minmax(0,1fr)_20rem] gap-4 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-4">
          <Verdict call={call} />
          <Conversation call={call} />
        </div>
        <div className="flex flex-col gap-4">
          <LatencyBar call={call} />
          <ReplayPanel call={call} />
          <Judgements call={call} />
          <Facts call={call} />
        </div>
      </div>
    </>
  );
}

export function CallPage() {
  const { id } = useParams({ from: '/shell/traffic/$id' });
  const query = useCall(id);
  useTitle(query.data ? `${query.data.model ?? 'Call'} ${callAction(query.data)}` : '');
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-360 flex-col gap-5 p-4 md:p-6">
        <QueryView query={query}>{(call) => <Content call={call} />}</QueryView>
      </div>
    </div>
  );
}
