import { Link, useParams } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { GatewayEvent } from '../../api/types.ts';
import { ActionBadge, callAction } from '../../components/action-badge.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { Time } from '../../components/time.tsx';
import { formatBytes, formatCount, plural } from '../../lib/format.ts';
import { useTitle } from '../../lib/use-title.ts';
import { Conversation } from './conversation.tsx';
import { LatencyBar } from './latency-bar.tsx';
import { useCall } from './query.ts';
import { strings } from './strings.ts';

function Verdict({ call }: { readonly call: GatewayEvent }) {
  return (
    <Panel title={strings.verdict} aside={<ActionBadge action={callAction(call)} />}>
      {call.verdict.reasons.length === 0 ? (
        <p className="text-ink-2">{callAction(call) === 'refuse' ? strings.refused : strings.clean}</p>
      ) : null}
      <ul className="flex flex-col gap-3">
        {call.verdict.reasons.map((reason) => (
          <li key={`${reason.guard}${reason.rule}${reason.direction}`} className="flex flex-col gap-0.5">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{reason.guard}</span>
              <code className="font-mono text-xs text-ink-3">{reason.rule}</code>
              <ActionBadge action={reason.action} />
              <span className="num ml-auto text-xs text-ink-3">score {reason.score.toFixed(2)}</span>
            </span>
            <span className="text-ink-2">{reason.explanation}</span>
          </li>
        ))}
      </ul>
      {call.uninspected && call.uninspected.length > 0 ? (
        <div className="mt-3 border-t border-line pt-3">
          <p className="font-medium text-high">{strings.uninspected}</p>
          <p className="text-ink-2">{strings.uninspectedNote}</p>
          <ul className="mt-1 font-mono text-xs">
            {call.uninspected.map((part) => (
              <li key={part.path}>
                {part.path} ({part.kind})
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Panel>
  );
}

function Facts({ call }: { readonly call: GatewayEvent }) {
  const tokens = (count: number | null) => (count === null ? '–' : formatCount(count));
  const facts = [
    [
      'Caller',
      <Link
        key="caller"
        to="/traffic"
        search={{ token: call.token.id }}
        className="text-accent-text hover:underline"
      >
        {call.token.name}
      </Link>,
    ],
    ['From', call.client.ip],
    ['Policy', call.policy],
    ['Upstream', call.upstream ?? 'not asked'],
    [
      'Status',
      call.upstreamStatus !== null && call.upstreamStatus !== call.status
        ? `${call.status} (upstream ${call.upstreamStatus})`
        : String(call.status),
    ],
    ['Finish', call.finishReason ?? '–'],
    ['Tokens in', tokens(call.usage.inputTokens)],
    ['Tokens out', tokens(call.usage.outputTokens)],
    ['Request', formatBytes(call.bytes.request)],
    ['Answer', formatBytes(call.bytes.response)],
    ['Stream', call.stream ? 'yes' : 'no'],
  ] as const;
  return (
    <Panel title={strings.facts}>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name} className="flex min-h-7 items-center justify-between gap-3">
            <dt className="text-ink-3">{name}</dt>
            <dd className="num min-w-0 truncate text-right">{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function Content({ call }: { readonly call: GatewayEvent }) {
  return (
    <>
      <header className="flex flex-col gap-1.5">
        <Link
          to="/traffic"
          className="inline-flex items-center gap-1 self-start text-xs text-ink-3 hover:text-ink"
        >
          <ChevronLeft size={13} aria-hidden="true" />
          {strings.back}
        </Link>
        <h1 className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xl font-semibold tracking-[-0.015em]">
          {call.model ?? call.operation}
          <ActionBadge action={callAction(call)} />
        </h1>
        <p className="text-ink-2">
          {call.token.name} called {call.operation} at <Time ms={call.time} />
          {call.usage.totalTokens === null ? '' : `, ${plural(call.usage.totalTokens, 'token')}`}
          {call.error ? <span className="text-critical">. {call.error.replaceAll('_', ' ')}</span> : null}
        </p>
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)_20rem] gap-4 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-4">
          <Verdict call={call} />
          <Conversation call={call} />
        </div>
        <div className="flex flex-col gap-4">
          <LatencyBar call={call} />
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
      <div className="mx-auto flex max-w-300 flex-col gap-5 p-4 md:p-6">
        <QueryView query={query}>{(call) => <Content call={call} />}</QueryView>
      </div>
    </div>
  );
}
