import { Link } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import { frame } from '../strings.ts';
import { navItems } from './nav.ts';
import { openOverlay } from './overlays.ts';

const barPaths = ['/', '/incidents', '/events', '/traffic'];
const itemClass =
  'flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-2xs font-medium text-ink-3';

/** The rail at phone width. */
export function BottomBar() {
  return (
    <nav
      aria-label={frame.nav.main}
      className="flex shrink-0 border-t border-line bg-rail pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {navItems
        .filter((item) => barPaths.includes(item.to))
        .map((item) => {
          const Icon = item.icon;
          return (
            <Link
              key={item.to}
              to={item.to}
              activeOptions={{ exact: item.to === '/', includeSearch: false }}
              className={itemClass}
              activeProps={{ className: 'text-accent-text!' }}
            >
              <Icon size={18} aria-hidden="true" />
              {item.label}
            </Link>
          );
        })}
      <button type="button" className={itemClass} onClick={() => openOverlay('more')}>
        <MenuIcon size={18} aria-hidden="true" />
        {frame.nav.more}
      </button>
    </nav>
  );
}
