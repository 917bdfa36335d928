import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Page } from '../api/types.ts';
import { ErrorState } from './error-state.tsx';
import { SkeletonRows } from './skeleton.tsx';

export type ListQuery<Item> = UseInfiniteQueryResult<{ readonly pages: readonly Page<Item>[] }, Error>;

/** All rows that a paged query has so far. */
export function itemsOf<Item>(query: ListQuery<Item>): readonly Item[] {
  return query.data?.pages.flatMap((page) => page.items) ?? [];
}

/** Loading, failed, empty or full: every list says which. */
export function ListStates<Item>({
  query,
  empty,
  children,
}: {
  readonly query: ListQuery<Item>;
  readonly empty: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}) {
  if (query.isPending) return <SkeletonRows />;
  if (query.isError && !query.data)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const items = itemsOf(query);
  if (items.length === 0 && !query.hasNextPage)
    return <div className="min-h-0 flex-1 overflow-auto">{empty}</div>;
  return children(items);
}

/** What stands under the last row. */
export function ListEnd<Item>({ query, noun }: { readonly query: ListQuery<Item>; readonly noun: string }) {
  const partial = query.data?.pages.at(-1)?.partial === true;
  const text = query.isFetchingNextPage
    ? 'Loading more…'
    : query.isFetchNextPageError
      ? 'The next rows did not load.'
      : query.hasNextPage
        ? partial
          ? 'The search stopped at its time limit.'
          : ''
        : `End of ${noun}`;
  if (text === '') return null;
  return (
    <p className="flex items-center justify-center gap-2 py-3 text-xs text-ink-3">
      {text}
      {(partial || query.isFetchNextPageError) && query.hasNextPage && !query.isFetchingNextPage ? (
        <button
          type="button"
          className="font-medium text-accent-text hover:underline"
          onClick={() => void query.fetchNextPage()}
        >
          Go on searching
        </button>
      ) : null}
    </p>
  );
}

/** Rows that arrived wait here to be let in, so that nothing moves under a reader's eyes. */
export function NewRows({
  count,
  noun,
  more = false,
  onShow,
}: {
  readonly count: number;
  readonly noun: string;
  /** Whether there may be more than were counted. */
  readonly more?: boolean;
  readonly onShow: () => void;
}) {
  return (
    <div role="status" aria-live="polite" className="empty:hidden">
      {count > 0 ? (
        <button
          type="button"
          onClick={onShow}
          className="flex h-8 w-full items-center justify-center gap-1.5 border-b border-accent/40 bg-accent-soft text-xs font-medium text-accent-text hover:underline max-md:h-10"
        >
          <ArrowUp size={13} aria-hidden="true" />
          {count === 1 && !more ? `1 new ${noun}` : `${count}${more ? '+' : ''} new ${noun}s`} · show
        </button>
      ) : null}
    </div>
  );
}
