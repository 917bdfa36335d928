import { Search } from 'lucide-react';
import { useLive } from '../api/live.ts';
import { cx } from '../lib/cx.ts';
import { formatShort } from '../lib/format.ts';
import { frame } from '../strings.ts';
import { openOverlay } from './overlays.ts';
import { TimeRangeMenu } from './time-range-menu.tsx';

/** Whether news arrive, and how fast. */
function LiveMark() {
  const connected = useLive((live) => live.connected);
  const rate = useLive((live) => Math.round(live.counts?.eventsPerSecond ?? 0));
  return (
    <span
      className="num inline-flex items-center gap-1.5 text-xs whitespace-nowrap text-ink-3 max-sm:hidden"
      title={connected ? 'Events per second, live' : 'The live connection is down; the browser tries again'}
    >
      <span
        className={cx('size-1.5 rounded-full', connected ? 'bg-ok' : 'bg-high-fill')}
        aria-hidden="true"
      />
      {connected ? `${formatShort(rate)} events/s` : frame.offline}
    </span>
  );
}

export function TopBar() {
  return (
    <header className="flex h-12 shrink-0 items-center gap-3 border-b border-line bg-canvas px-4 md:px-6">
      <button
        type="button"
        onClick={() => openOverlay('palette')}
        className="flex h-7 min-w-0 flex-1 items-center gap-2 rounded-md border border-line bg-panel px-2.5 text-xs text-ink-3 hover:border-line-strong max-md:h-9 md:max-w-80"
      >
        <Search size={13} aria-hidden="true" />
        <span className="truncate">{frame.search}</span>
        <kbd className="ml-auto font-sans text-2xs max-md:hidden">Ctrl K</kbd>
      </button>
      <span className="flex-1 max-md:hidden" />
      <LiveMark />
      <TimeRangeMenu />
    </header>
  );
}
