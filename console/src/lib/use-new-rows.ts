import { useEffect, useState } from 'react';
import { type LiveKind, useLive } from '../api/live.ts';

/**
 * How many rows of a kind arrived since the list was fetched.
 * @param updatedAtMs when the list was fetched; a new value starts the count again
 */
export function useNewRows(kind: LiveKind, updatedAtMs: number): number {
  const seen = useLive((live) => live.seen[kind]);
  const [base, setBase] = useState(seen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new fetch resets the base, not each arrival.
  useEffect(() => setBase(seen), [updatedAtMs]);
  return seen - base;
}
