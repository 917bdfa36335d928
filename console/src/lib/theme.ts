import { useSyncExternalStore } from 'react';
import { readSetting, writeSetting } from './storage.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const listeners = new Set<() => void>();
let current: Theme = themes.find((theme) => theme === readSetting('theme')) ?? 'system';

export function setTheme(theme: Theme): void {
  current = theme;
  writeSetting('theme', theme);
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  for (const listener of listeners) listener();
}

export function useTheme(): Theme {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
