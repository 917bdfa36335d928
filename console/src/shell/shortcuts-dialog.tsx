import { Dialog } from '../components/dialog.tsx';
import { frame } from '../strings.ts';
import { navItems } from './nav.ts';
import { openOverlay } from './overlays.ts';

const groups: readonly { readonly name: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    name: 'Everywhere',
    keys: [
      ['Ctrl K', 'Command palette'],
      ['/', 'Search this page'],
      ['?', 'These keys'],
      ['Esc', 'Close'],
    ],
  },
  { name: 'Go to', keys: navItems.map((item) => [`g ${item.key}`, item.label] as const) },
  {
    name: 'In a list',
    keys: [
      ['j', 'Next row'],
      ['k', 'Row before'],
      ['Enter', 'Open'],
    ],
  },
  {
    name: 'On an incident',
    keys: [
      ['e', 'Resolve'],
      ['a', 'Take it yourself'],
      ['c', 'Comment'],
    ],
  },
];

export function ShortcutsDialog({ open }: { readonly open: boolean }) {
  return (
    <Dialog open={open} onClose={() => openOverlay(undefined)} title={frame.shortcuts}>
      <div className="grid grid-cols-2 gap-x-8 gap-y-5 max-md:grid-cols-1">
        {groups.map((group) => (
          <section key={group.name}>
            <h3 className="mb-1 text-xs font-medium text-ink-3">{group.name}</h3>
            <dl>
              {group.keys.map(([key, what]) => (
                <div key={key} className="flex h-7 items-center justify-between gap-3">
                  <dt>{what}</dt>
                  <dd className="flex gap-1">
                    {key.split(' ').map((part) => (
                      <kbd
                        key={part}
                        className="rounded border border-line-strong bg-sunken px-1.5 font-mono text-2xs text-ink-2"
                      >
                        {part}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
