import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useLiveConnection } from '../api/live.ts';
import { Toasts } from '../components/toast.tsx';
import { useKeys } from '../lib/use-keys.ts';
import { frame } from '../strings.ts';
import { BottomBar } from './bottom-bar.tsx';
import { MoreSheet } from './more-sheet.tsx';
import { navItems } from './nav.ts';
import { openOverlay, useOverlay } from './overlays.ts';
import { Rail } from './rail.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { TopBar } from './top-bar.tsx';

const CommandPalette = lazy(() =>
  import('./command-palette.tsx').then((module) => ({ default: module.CommandPalette })),
);

/** The frame around every page of somebody who is signed in. */
export function Shell() {
  const overlay = useOverlay();
  const navigate = useNavigate();
  useLiveConnection(true);
  useKeys({
    'mod+k': () => openOverlay(overlay === 'palette' ? undefined : 'palette'),
    '?': () => openOverlay('shortcuts'),
    ...Object.fromEntries(navItems.map((item) => [`g ${item.key}`, () => void navigate({ to: item.to })])),
  });
  return (
    <div className="flex h-dvh">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-2 text-accent-ink focus:translate-y-0"
      >
        {frame.skip}
      </a>
      <Rail />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar />
        <main id="content" tabIndex={-1} className="flex min-h-0 flex-1 flex-col outline-none">
          <Outlet />
        </main>
        <BottomBar />
      </div>
      {overlay === 'palette' ? (
        <Suspense>
          <CommandPalette open />
        </Suspense>
      ) : null}
      <ShortcutsDialog open={overlay === 'shortcuts'} />
      <MoreSheet open={overlay === 'more'} />
      <Toasts />
    </div>
  );
}
