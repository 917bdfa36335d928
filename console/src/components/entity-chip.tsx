import { Link } from '@tanstack/react-router';
import { Bot, Cloud, Cog, File, Globe, KeyRound, Route, Server, SquareTerminal, User } from 'lucide-react';
import type { Entity } from '../api/types.ts';
import { humanise } from '../lib/format.ts';
import { shortName } from '../lib/short-name.ts';

const icons = {
  user: User,
  host: Server,
  ip: Globe,
  process: SquareTerminal,
  file: File,
  service: Cog,
  cloud_account: Cloud,
  api_token: KeyRound,
  model: Bot,
  route: Route,
} as const;

export function EntityIcon({ kind }: { readonly kind: Entity['kind'] }) {
  const Icon = icons[kind] ?? Cog;
  return <Icon size={12} className="shrink-0 text-ink-3" aria-hidden="true" />;
}

/** An entity as a link to everything that happened to it. */
export function EntityChip({ entity }: { readonly entity: Entity }) {
  return (
    <Link
      to="/events"
      search={{ entity: `${entity.kind}:${entity.name}` }}
      title={`${humanise(entity.kind)}: ${entity.name}. Show its events`}
      className="inline-flex h-6 max-w-full items-center gap-1 rounded border border-line bg-panel px-1.5 text-xs hover:border-line-strong hover:bg-hover"
    >
      <EntityIcon kind={entity.kind} />
      <span className="sr-only">{humanise(entity.kind)}</span>
      <span className="truncate">{shortName(entity.name)}</span>
    </Link>
  );
}

/** The first entity in words and how many more there are, for a table's cell. */
export function EntitySummary({ entities }: { readonly entities: readonly Entity[] }) {
  const first = entities[0];
  if (!first) return <span className="text-ink-3">–</span>;
  return (
    <span
      className="inline-flex max-w-full items-center gap-1.5"
      title={entities.map((entity) => `${entity.kind}: ${entity.name}`).join('\n')}
    >
      <EntityIcon kind={first.kind} />
      <span className="truncate">{shortName(first.name)}</span>
      {entities.length > 1 ? <span className="num text-xs text-ink-3">+{entities.length - 1}</span> : null}
    </span>
  );
}
