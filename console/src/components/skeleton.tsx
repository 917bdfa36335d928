import { cx } from '../lib/cx.ts';

/** A grey place for what is coming; invisible for its first 200 ms, so that quick answers do not flicker. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div className={cx('animate-appear rounded bg-line', className)} aria-hidden="true" />;
}

const widths = ['w-2/3', 'w-1/2', 'w-3/5', 'w-2/5', 'w-3/4'];

/** Rows of a list that is loading. */
export function SkeletonRows({ count = 12 }: { readonly count?: number }) {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity and never move.
        <div key={index} className="flex h-9 items-center gap-4 border-b border-line px-4">
          <Skeleton className="h-3 w-16" />
          <Skeleton className={cx('h-3', widths[index % widths.length])} />
          <Skeleton className="ml-auto h-3 w-14" />
        </div>
      ))}
    </div>
  );
}
