import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CircleUser, Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { api } from '../api/client.ts';
import { asProblem } from '../api/problem.ts';
import { sessionKey, useSession } from '../api/queries.ts';
import { Menu } from '../components/menu.tsx';
import { toast } from '../components/toast.tsx';
import { setTheme, type Theme, useTheme } from '../lib/theme.ts';
import { frame } from '../strings.ts';
import { openOverlay } from './overlays.ts';

const themeIcons: Readonly<Record<Theme, typeof Sun>> = { system: Monitor, light: Sun, dark: Moon };
const nextTheme: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };

/** Ends the session on the server and forgets what it showed. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return () => {
    api('/api/session', { method: 'DELETE' }).then(
      () => {
        client.removeQueries({ queryKey: sessionKey });
        client.clear();
        void navigate({ to: '/signin' });
      },
      (error: unknown) => toast({ tone: 'bad', text: asProblem(error).message }),
    );
  };
}

/** Who is signed in, the theme, the keys, and the way out. */
export function AccountMenu({ icon = false }: { readonly icon?: boolean }) {
  const session = useSession();
  const theme = useTheme();
  const signOut = useSignOut();
  const ThemeIcon = themeIcons[theme];
  const account = session.data?.account;
  return (
    <Menu
      label={frame.account}
      align={icon ? 'end' : 'start'}
      trigger={
        <button
          type="button"
          className="flex h-9 w-full items-center gap-2.5 rounded-md px-2 text-left hover:bg-hover max-lg:justify-center"
        >
          <CircleUser size={16} className="shrink-0 text-ink-3" aria-hidden="true" />
          <span className={icon ? 'sr-only' : 'min-w-0 truncate text-xs text-ink-2 max-lg:sr-only'}>
            {account?.name || account?.email || ''}
          </span>
          <span className="sr-only">{frame.account}</span>
        </button>
      }
      items={[
        {
          key: 'theme',
          label: frame.themes[theme],
          icon: <ThemeIcon size={14} />,
          hint: 'change',
          onSelect: () => setTheme(nextTheme[theme]),
        },
        {
          key: 'keys',
          label: frame.shortcuts,
          icon: <Keyboard size={14} />,
          hint: '?',
          onSelect: () => openOverlay('shortcuts'),
        },
        { key: 'out', label: frame.signOut, icon: <LogOut size={14} />, onSelect: signOut },
      ]}
    />
  );
}
