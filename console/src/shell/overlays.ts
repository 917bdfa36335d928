import { useSyncExternalStore } from 'react';

export type Overlay = 'palette' | 'shortcuts' | 'more' | undefined;

const listeners = new Set<() => void>();
let current: Overlay;

/** Opens one of the frame's own overlays; undefined closes it. */
export function openOverlay(overlay: Overlay): void {
  current = overlay;
  for (const listener of listeners) listener();
}

export function useOverlay(): Overlay {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
