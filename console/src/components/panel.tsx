import type { ReactNode } from 'react';
import { useId } from 'react';
import { cx } from '../lib/cx.ts';

/** A titled box. `flush` lets lists and tables touch its edges. */
export function Panel({
  title,
  aside,
  flush = false,
  className,
  children,
}: {
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly flush?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cx('flex min-w-0 flex-col rounded-lg border border-line bg-panel', className)}
    >
      <header className="flex min-h-10 items-center gap-3 px-4 pt-1">
        <h2 id={id} className="flex-1 text-sm font-semibold">
          {title}
        </h2>
        {aside}
      </header>
      <div className={flush ? 'min-w-0 pb-1' : 'min-w-0 px-4 pb-4'}>{children}</div>
    </section>
  );
}
