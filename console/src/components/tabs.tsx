import { Link } from '@tanstack/react-router';
import { cx } from '../lib/cx.ts';
import { compact } from '../lib/search-params.ts';

export interface TabItem {
  readonly value: string;
  readonly label: string;
  readonly count?: number | undefined;
}

/** Tabs whose choice stands in the address (`?tab=…`), so each is a link and can be sent to a colleague. */
export function Tabs({
  label,
  items,
  value,
}: {
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly value: string;
}) {
  return (
    <nav aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line px-4 md:px-6">
      {items.map((item, index) => (
        <Link
          key={item.value}
          to="."
          search={
            ((before: Record<string, unknown>) =>
              compact({ ...before, tab: index === 0 ? undefined : item.value })) as never
          }
          aria-current={item.value === value ? 'page' : undefined}
          className={cx(
            '-mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2 px-2.5 font-medium whitespace-nowrap',
            item.value === value ? 'border-accent text-ink' : 'border-transparent text-ink-3 hover:text-ink',
          )}
        >
          {item.label}
          {item.count === undefined ? null : <span className="num text-xs text-ink-3">{item.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
