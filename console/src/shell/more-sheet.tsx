import { Link } from '@tanstack/react-router';
import { LogOut, Moon } from 'lucide-react';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { setTheme, themes, useTheme } from '../lib/theme.ts';
import { frame } from '../strings.ts';
import { useSignOut } from './account-menu.tsx';
import { navItems } from './nav.ts';
import { openOverlay } from './overlays.ts';

/** Everything that has no place in the bar at phone width. */
export function MoreSheet({ open }: { readonly open: boolean }) {
  const signOut = useSignOut();
  const theme = useTheme();
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system';
  const close = () => openOverlay(undefined);
  return (
    <Dialog open={open} onClose={close} title={frame.nav.more}>
      <ul className="-mx-2 flex flex-col">
        {navItems.map((item) => {
          const Icon = item.icon;
          return (
            <li key={item.to}>
              <Link
                to={item.to}
                onClick={close}
                className="flex h-11 items-center gap-3 rounded-md px-2 text-base hover:bg-hover"
              >
                <Icon size={17} className="text-ink-3" aria-hidden="true" />
                {item.label}
              </Link>
            </li>
          );
        })}
      </ul>
      <div className="mt-3 flex gap-2 border-t border-line pt-3">
        <Button icon={<Moon size={14} />} onClick={() => setTheme(next)} className="flex-1">
          {frame.themes[theme]}
        </Button>
        <Button
          icon={<LogOut size={14} />}
          onClick={() => {
            close();
            signOut();
          }}
          className="flex-1"
        >
          {frame.signOut}
        </Button>
      </div>
    </Dialog>
  );
}
