import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from './error-state.tsx';
import { Skeleton } from './skeleton.tsx';

/** One answer of the API: a place-holder while it loads, words when it fails, the content otherwise. */
export function QueryView<Data>({
  query,
  placeholder = <Skeleton className="m-4 h-32" />,
  children,
}: {
  readonly query: UseQueryResult<Data, Error>;
  readonly placeholder?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <div role="status" aria-label="Loading">
      {placeholder}
    </div>
  );
}
