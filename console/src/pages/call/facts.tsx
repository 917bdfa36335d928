import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CallDetail } from '../../api/types.ts';
import { Panel } from '../../components/panel.tsx';
import { formatBytes, formatCount, formatMoney } from '../../lib/format.ts';
import { strings } from './strings.ts';

const linkClass = 'text-accent-text hover:underline';
const tokens = (count: number | null) => (count === null ? '–' : formatCount(count));

function status({ status: own, upstreamStatus }: CallDetail): string {
  return upstreamStatus !== null && upstreamStatus !== own
    ? `${own} (upstream ${upstreamStatus})`
    : String(own);
}

/** Everything about the call that is one value; what leads somewhere is a link. */
export function Facts({ call }: { readonly call: CallDetail }) {
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      'Caller',
      <Link key="caller" to="/traffic" search={{ token: call.token.id }} className={linkClass}>
        {call.token.name}
      </Link>,
    ],
    ...(call.team
      ? [
          [
            'Team',
            <Link key="team" to="/traffic" search={{ team: call.team }} className={linkClass}>
              {call.team}
            </Link>,
          ] as const,
        ]
      : []),
    ['From', call.client.ip],
    [
      'Policy',
      call.policy === '' ? (
        '–'
      ) : (
        <Link key="policy" to="/guards/policies/$name" params={{ name: call.policy }} className={linkClass}>
          {call.policy}
        </Link>
      ),
    ],
    [
      'Upstream',
      call.upstream === null ? (
        'not asked'
      ) : (
        <Link key="upstream" to="/traffic" search={{ upstream: call.upstream }} className={linkClass}>
          {call.upstream}
        </Link>
      ),
    ],
    ['Model that answered', call.responseModel ?? '–'],
    ['Status', status(call)],
    ['Finish', call.finishReason ?? '–'],
    ['Tokens in', tokens(call.usage.inputTokens)],
    ['Tokens out', tokens(call.usage.outputTokens)],
    ...(call.costMicros === undefined ? [] : [['Cost', formatMoney(call.costMicros)] as const]),
    ['Request', formatBytes(call.bytes.request)],
    ['Answer', formatBytes(call.bytes.response)],
    ['Stream', call.stream ? 'yes' : 'no'],
    ...(call.cache ? [['From memory', call.cache === 'hit' ? 'yes' : 'no'] as const] : []),
    ...(call.marking
      ? [['Marked as made by a model', call.marking.notice ? 'notice and data' : 'data'] as const]
      : []),
    [
      'Raw record',
      <Link key="event" to="/events" search={{ event: call.eventId }} className={`${linkClass} font-mono`}>
        {call.eventId}
      </Link>,
    ],
  ];
  return (
    <Panel title={strings.facts}>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name} className="flex min-h-7 items-center justify-between gap-3">
            <dt className="shrink-0 text-ink-3">{name}</dt>
            <dd className="num min-w-0 truncate text-right">{value}</dd>
          </div>
        ))}
      </dl>
      {call.attempts && call.attempts.length > 0 ? (
        <div className="mt-2 border-t border-line pt-2">
          <p className="text-xs font-medium">{strings.attempts}</p>
          <ol className="mt-1 flex flex-col gap-0.5 text-xs">
            {call.attempts.map((attempt, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one upstream may be tried twice; the list never changes.
              <li key={index} className="flex justify-between gap-3">
                <span>{attempt.upstream}</span>
                <span className="text-high">{attempt.outcome.replaceAll('_', ' ')}</span>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </Panel>
  );
}
