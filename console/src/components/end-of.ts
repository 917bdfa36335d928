import type { ListQuery } from './list-states.tsx';

/** What a table calls near its last row to fetch the next ones; undefined when there are none to fetch now. */
export function endOf<Item>(query: ListQuery<Item>): (() => void) | undefined {
  if (!query.hasNextPage || query.isFetchingNextPage || query.isFetchNextPageError) return undefined;
  return () => void query.fetchNextPage();
}
