import { Link } from '@tanstack/react-router';
import type { TrafficStats } from '../../api/types.ts';
import type { CallFilter } from '../../lib/call-filter.ts';
import { cx } from '../../lib/cx.ts';
import { formatCount } from '../../lib/format.ts';
import { compact } from '../../lib/search-params.ts';
import { strings } from './strings.ts';

const shownMax = 6;
const fills = {
  allow: 'bg-event-fill',
  flag: 'bg-low-fill',
  redact: 'bg-high-fill',
  block: 'bg-critical-fill',
};

/** What the guards said most often; each is a filter of the list. */
export function TopReasons({
  reasons,
  filter,
}: {
  readonly reasons: TrafficStats['reasons'];
  readonly filter: CallFilter;
}) {
  const most = Math.max(...reasons.map((reason) => reason.count), 1);
  return (
    <section aria-label={strings.reasons} className="w-80 shrink-0 max-lg:hidden">
      <h2 className="mb-1 text-xs font-medium text-ink-3">{strings.reasons}</h2>
      <ul className="flex flex-col">
        {reasons.slice(0, shownMax).map((reason) => {
          const chosen = filter.guard === reason.guard && filter.rule === reason.rule;
          const change = chosen
            ? { guard: undefined, rule: undefined }
            : { guard: reason.guard, rule: reason.rule };
          return (
            <li key={`${reason.guard} ${reason.rule} ${reason.direction} ${reason.action}`}>
              <Link
                to="."
                replace
                search={((before: Record<string, unknown>) => compact({ ...before, ...change })) as never}
                title={`${reason.guard}: ${reason.rule}, ${strings.did[reason.action]}, ${reason.direction === 'input' ? 'in the request' : 'in the answer'}`}
                className={cx(
                  'flex h-6 items-center gap-2 rounded px-1 text-xs hover:bg-hover',
                  chosen && 'bg-accent-soft',
                )}
              >
                <span className="min-w-0 flex-1 truncate">
                  <span className="text-ink-3">{reason.guard}</span> {reason.rule}
                </span>
                <span className="flex w-12 justify-end" aria-hidden="true">
                  <span
                    className={cx('h-1.5 rounded-full', fills[reason.action])}
                    style={{ width: `${Math.max(4, (reason.count / most) * 100)}%` }}
                  />
                </span>
                <span className="num min-w-10 text-right">{formatCount(reason.count)}</span>
                <span className="sr-only">{strings.did[reason.action]}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
