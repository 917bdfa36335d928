import { useEffect, useSyncExternalStore } from 'react';
import type { LiveCall, LiveCounts } from './types.ts';

/** Things that arrived since the page last looked, by kind. */
export type LiveKind = 'finding' | 'incident' | 'traffic';

export interface LiveState {
  readonly connected: boolean;
  readonly counts: LiveCounts | undefined;
  readonly seen: Readonly<Record<LiveKind, number>>;
  /** The newest message about calls. */
  readonly calls: { readonly count: number; readonly calls: readonly LiveCall[] };
  readonly lastIncident: { readonly id: string; readonly number: number; readonly title: string } | undefined;
}

let state: LiveState = {
  connected: false,
  counts: undefined,
  seen: { finding: 0, incident: 0, traffic: 0 },
  calls: { count: 0, calls: [] },
  lastIncident: undefined,
};
const listeners = new Set<() => void>();

function update(change: Partial<LiveState>): void {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
}

function parse(event: MessageEvent): unknown {
  try {
    return JSON.parse(String(event.data));
  } catch (error) {
    console.warn('A live message is not JSON.', error);
    return undefined;
  }
}

function countCalls(event: MessageEvent): void {
  const data = parse(event) as LiveState['calls'] | undefined;
  if (data === undefined) return;
  update({ calls: data, seen: { ...state.seen, traffic: state.seen.traffic + data.count } });
}

function count(kind: LiveKind, event: MessageEvent): void {
  const data = parse(event);
  if (data === undefined) return;
  update({
    seen: { ...state.seen, [kind]: state.seen[kind] + 1 },
    ...(kind === 'incident' ? { lastIncident: data as NonNullable<LiveState['lastIncident']> } : {}),
  });
}

/** Keeps the stream of live messages open while the component is mounted; the browser reconnects by itself. */
export function useLiveConnection(enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const stream = new EventSource('/api/live');
    stream.onopen = () => update({ connected: true });
    stream.onerror = () => update({ connected: false });
    stream.addEventListener('counts', (event) => {
      const counts = parse(event);
      if (counts !== undefined) update({ counts: counts as LiveCounts });
    });
    for (const kind of ['finding', 'incident'] as const) {
      stream.addEventListener(kind, (event) => count(kind, event));
    }
    stream.addEventListener('traffic', countCalls);
    return () => {
      stream.close();
      update({ connected: false });
    };
  }, [enabled]);
}

/** A part of the live state; the component renders again only when that part changes. */
export function useLive<Part>(select: (live: LiveState) => Part): Part {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => select(state),
  );
}
