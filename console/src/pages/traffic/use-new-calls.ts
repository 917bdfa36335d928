import { useEffect, useRef, useState } from 'react';
import { useLive } from '../../api/live.ts';
import { type CallFilter, wouldShow } from '../../lib/call-filter.ts';

/**
 * How many calls arrived since the list was fetched that it would show. Of a flood only the first of each message are
 * known: `more` says that the count is a lower bound.
 *
 * @param key changes when the list was fetched, or asks for something else: the count starts again
 */
export function useNewCalls(
  filter: CallFilter,
  key: string,
): { readonly count: number; readonly more: boolean } {
  const message = useLive((live) => live.calls);
  const last = useRef(message);
  const [fresh, setFresh] = useState({ count: 0, more: false });
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new fetch starts the count again.
  useEffect(() => setFresh({ count: 0, more: false }), [key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each message counts once, under the filter of its moment.
  useEffect(() => {
    if (last.current === message) return;
    last.current = message;
    const matching = message.calls.filter((call) => wouldShow(call, filter)).length;
    const added = isFiltered ? matching : message.count;
    const isCut = isFiltered && message.count > message.calls.length;
    if (added > 0 || isCut)
      setFresh((before) => ({ count: before.count + added, more: before.more || isCut }));
  }, [message]);
  return fresh;
}
