import { Link } from '@tanstack/react-router';
import { EyeOff } from 'lucide-react';
import type { CallDetail } from '../../api/types.ts';
import { buttonClass } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { strings } from './strings.ts';

/** Says that the words are not there, why, and how to have them for later calls. */
export function NotKept({ call }: { readonly call: CallDetail }) {
  const spans = call.verdict.reasons.flatMap((reason) =>
    reason.spans.map((span) => ({ ...span, guard: reason.guard, rule: reason.rule })),
  );
  return (
    <Panel title={strings.conversation}>
      <div className="flex flex-col gap-3">
        <p className="flex items-start gap-2.5">
          <EyeOff size={16} className="mt-0.5 shrink-0 text-ink-3" aria-hidden="true" />
          <span className="max-w-prose text-ink-2">
            {call.policy === '' ? strings.notKeptRefused : strings.notKept(call.policy)}
          </span>
        </p>
        {spans.length > 0 ? (
          <div className="rounded-md border border-line bg-sunken p-3 text-xs">
            <p className="mb-1 font-medium">{strings.places}</p>
            <ul className="flex flex-col gap-0.5 font-mono">
              {spans.slice(0, 20).map((span) => (
                <li key={`${span.guard} ${span.rule} ${span.path} ${span.start}`}>
                  {span.path || '/'}{' '}
                  {span.end > span.start ? (
                    <span className="text-ink-3">
                      {strings.characters} {span.start}–{span.end}
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {call.policy === '' ? null : (
          <div className="flex flex-wrap items-center gap-3">
            <Link
              to="/guards/policies/$name"
              params={{ name: call.policy }}
              search={{ field: 'storeContent' }}
              className={buttonClass()}
            >
              {strings.keep}
            </Link>
            <span className="text-xs text-ink-3">{strings.keepNote}</span>
          </div>
        )}
      </div>
    </Panel>
  );
}
