import { Link } from '@tanstack/react-router';
import { CheckCheck } from 'lucide-react';
import type { Overview } from '../../api/types.ts';
import { Panel } from '../../components/panel.tsx';
import { SeverityLabel } from '../../components/severity.tsx';
import { Time } from '../../components/time.tsx';
import { humanise } from '../../lib/format.ts';
import { shortTitle } from '../../lib/short-name.ts';
import { strings } from './strings.ts';

/** What waits for a person, the gravest first. */
export function NeedsYou({ overview }: { readonly overview: Overview }) {
  return (
    <Panel
      title={strings.needsYou}
      flush
      aside={<span className="num text-xs text-ink-3">{overview.needsYou.length || ''}</span>}
    >
      {overview.needsYou.length === 0 ? (
        <p className="flex items-center gap-2 px-4 py-6 text-ink-3">
          <CheckCheck size={15} className="text-ok" aria-hidden="true" />
          {strings.nothing}
        </p>
      ) : (
        <ul className="max-h-76 overflow-y-auto">
          {overview.needsYou.map((need) => (
            <li key={`${need.href}${need.title}`}>
              <Link
                to={need.href}
                className="flex items-start gap-2.5 px-4 py-2 -outline-offset-2 hover:bg-hover"
              >
                <span className="pt-0.5">
                  <SeverityLabel severity={need.severity} compact />
                </span>
                <span className="min-w-0 flex-1">
                  <span className="line-clamp-2 font-medium" title={need.title}>
                    {shortTitle(need.title)}
                  </span>
                  <span className="text-xs text-ink-3">
                    {humanise(need.kind)}
                    {need.timeMs ? (
                      <>
                        {' · '}
                        <Time ms={need.timeMs} ago />
                      </>
                    ) : null}
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
