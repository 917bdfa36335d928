import { useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { ArrowRight, Clock, Moon, Search } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useDocument } from '../api/queries.ts';
import type { Incident, Overview, Page } from '../api/types.ts';
import { Dialog } from '../components/dialog.tsx';
import { EntityIcon } from '../components/entity-chip.tsx';
import { SeverityIcon } from '../components/severity.tsx';
import { setTheme, themes } from '../lib/theme.ts';
import { describeRange, presets } from '../lib/time-range.ts';
import { useRange } from '../lib/use-range.ts';
import { frame } from '../strings.ts';
import { navItems } from './nav.ts';
import { openOverlay } from './overlays.ts';

const groupClass =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3';

function Item({
  value,
  icon,
  hint,
  children,
  onSelect,
}: {
  readonly value: string;
  readonly icon: ReactNode;
  readonly hint?: string;
  readonly children: ReactNode;
  readonly onSelect: () => void;
}) {
  return (
    <Command.Item
      value={value}
      onSelect={() => {
        openOverlay(undefined);
        onSelect();
      }}
      className="flex h-9 cursor-default items-center gap-2.5 rounded-md px-2 text-sm data-[selected=true]:bg-hover"
    >
      <span className="flex w-4 justify-center text-ink-3">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint ? <kbd className="font-mono text-2xs text-ink-3">{hint}</kbd> : null}
    </Command.Item>
  );
}

function Found({ text }: { readonly text: string }) {
  const navigate = useNavigate();
  const { range } = useRange();
  const incidents = useDocument<Page<Incident>>('/api/incidents', { q: text, limit: 6 });
  const overview = useDocument<Overview>('/api/overview', {}, { range });
  return (
    <>
      <Command.Group heading="Incidents" className={groupClass}>
        {incidents.data?.items.map((incident) => (
          <Item
            key={incident.id}
            value={`incident ${incident.number} ${incident.title}`}
            icon={<SeverityIcon severity={incident.severity} size={13} />}
            hint={`#${incident.number}`}
            onSelect={() => void navigate({ to: '/incidents/$id', params: { id: String(incident.number) } })}
          >
            {incident.title}
          </Item>
        ))}
      </Command.Group>
      <Command.Group heading="Entities" className={groupClass}>
        {overview.data?.topEntities.slice(0, 6).map((entity) => (
          <Item
            key={`${entity.kind}:${entity.name}`}
            value={`entity ${entity.kind} ${entity.name}`}
            icon={<EntityIcon kind={entity.kind} />}
            onSelect={() =>
              void navigate({ to: '/events', search: { entity: `${entity.kind}:${entity.name}` } })
            }
          >
            {entity.name}
          </Item>
        ))}
      </Command.Group>
    </>
  );
}

function Actions({ text }: { readonly text: string }) {
  const navigate = useNavigate();
  const { setRange } = useRange();
  return (
    <>
      {text ? (
        <Command.Group heading="Search" className={groupClass} forceMount>
          <Item
            value={`search events ${text}`}
            icon={<Search size={13} />}
            onSelect={() => void navigate({ to: '/events', search: { q: text } })}
          >
            Search events for “{text}”
          </Item>
        </Command.Group>
      ) : null}
      <Command.Group heading="Go to" className={groupClass}>
        {navItems.map((item) => (
          <Item
            key={item.to}
            value={`go ${item.label}`}
            icon={<item.icon size={13} />}
            hint={`g ${item.key}`}
            onSelect={() => void navigate({ to: item.to })}
          >
            {item.label}
          </Item>
        ))}
      </Command.Group>
      <Command.Group heading="Time range" className={groupClass}>
        {presets.map((from) => (
          <Item
            key={from}
            value={`time range ${describeRange({ from, to: 'now' })}`}
            icon={<Clock size={13} />}
            onSelect={() => setRange({ from, to: 'now' })}
          >
            {describeRange({ from, to: 'now' })}
          </Item>
        ))}
      </Command.Group>
      <Command.Group heading="Theme" className={groupClass}>
        {themes.map((theme) => (
          <Item
            key={theme}
            value={frame.themes[theme]}
            icon={<Moon size={13} />}
            onSelect={() => setTheme(theme)}
          >
            {frame.themes[theme]}
          </Item>
        ))}
      </Command.Group>
    </>
  );
}

/** Every page, entity and action from the keyboard. */
export function CommandPalette({ open }: { readonly open: boolean }) {
  return (
    <Dialog open={open} onClose={() => openOverlay(undefined)} title="Go to or search" bare>
      {open ? <PaletteBody /> : null}
    </Dialog>
  );
}

function PaletteBody() {
  const [text, setText] = useState('');
  return (
    <Command label="Command palette" className="-mx-3 -my-2 flex flex-col gap-2" loop>
      <div className="flex items-center gap-2 border-b border-line px-2 pb-2">
        <ArrowRight size={15} className="text-ink-3" aria-hidden="true" />
        <Command.Input
          autoFocus
          value={text}
          onValueChange={setText}
          placeholder="A page, an incident, a host, a time range…"
          className="h-8 w-full bg-transparent text-base outline-none placeholder:text-ink-3"
        />
      </div>
      <Command.List className="h-80 overflow-y-auto">
        <Command.Empty className="px-2 py-6 text-center text-ink-3">Nothing of that name.</Command.Empty>
        <Actions text={text} />
        <Found text={text} />
      </Command.List>
    </Command>
  );
}
