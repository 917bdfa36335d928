import type { McpAlarm } from '../../contracts/mcp-event.ts';
import { canonicalDefinition, firstDifference } from './canonical-definition.ts';
import { nameSkeleton } from './name-skeleton.ts';
import {
  type DefinitionKind,
  definitionHash,
  type Pin,
  type Pins,
  type ServerPins,
  serverPins,
  withPin,
  withServer,
} from './pins.ts';
import { poisonIn, type TextInspector } from './poisoned-text.ts';

export interface ListCheck {
  readonly pins: Pins;
  readonly server: string;
  readonly kind: DefinitionKind;
  readonly items: readonly unknown[];
  /** Trust what is seen before the first full list, as SSH trusts a host's first key. */
  readonly trustFirstUse: boolean;
  readonly inspect: TextInspector;
  readonly nowMs: number;
}

export interface ListOutcome {
  /** The definitions that the client may see, as they are pinned and in the order in which they were. */
  readonly items: readonly unknown[];
  readonly alarms: readonly McpAlarm[];
  readonly pins: Pins;
}

const namePattern = /^[A-Za-z0-9_./-]{1,128}$/;

/** Compares one page of a list with what is pinned. What is new, changed, poisoned or an impostor is withheld. */
export function checkList(check: ListCheck): ListOutcome {
  const state: State = {
    check,
    server: serverPins(check.pins, check.server),
    alarms: [],
    seen: new Set(),
    kept: [],
  };
  for (const item of check.items.slice(0, 10_000)) checkItem(state, item);
  const order = state.server.pins
    .filter((pin) => pin.kind === check.kind && pin.state === 'pinned')
    .map((pin) => pin.name);
  const sorted = state.kept.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  if (sorted.some((entry, i) => entry !== state.kept[i]))
    state.alarms.push({
      kind: 'list-reordered',
      subject: check.kind,
      explanation: 'The server lists its definitions in another order; they were put back.',
    });
  return {
    items: sorted.map((entry) => entry.definition),
    alarms: state.alarms,
    pins: withServer(check.pins, check.server, state.server),
  };
}

interface State {
  readonly check: ListCheck;
  server: ServerPins;
  readonly alarms: McpAlarm[];
  readonly seen: Set<string>;
  readonly kept: { readonly name: string; readonly definition: unknown }[];
}

function checkItem(state: State, item: unknown): undefined {
  const { check } = state;
  const name = nameOf(item, check.kind);
  const subject = `${check.kind}:${name ?? '?'}`.slice(0, 256);
  const alarm = (kind: string, explanation: string, pointer?: string): undefined => {
    state.alarms.push({ kind, subject, explanation, ...(pointer === undefined ? {} : { pointer }) });
  };
  if (name === undefined) return alarm('definition-malformed', 'A definition has no name.');
  if (state.seen.has(nameSkeleton(name)))
    return alarm(
      'duplicate-name',
      'Another definition in this list has the same name, or one that looks like it.',
    );
  state.seen.add(nameSkeleton(name));
  if (check.kind !== 'resource-template' && !namePattern.test(name))
    return alarm('odd-name', 'The name holds characters that names do not need.');
  const pinned = pinOf(state.server, check.kind, name, 'pinned');
  const hash = definitionHash(item);
  if (pinned?.hash === hash) {
    // The server is back at what was agreed to: nothing waits any more.
    const pins = state.server.pins.filter(
      (pin) => pin.state !== 'pending' || pin.kind !== check.kind || pin.name !== name,
    );
    state.server = { ...state.server, pins };
    return void state.kept.push({ name, definition: pinned.definition });
  }

  const shadowed = check.kind === 'tool' ? shadowedServer(check, name) : undefined;
  if (shadowed !== undefined)
    return alarm(
      'shadowed-name',
      `Server ${shadowed} already has a tool of this name, or one that looks like it.`,
    );
  const poison = poisonIn(item, subject, check.inspect);
  const isFirst = check.trustFirstUse && pinned === undefined && !state.server.complete.includes(check.kind);
  if (isFirst && poison.length === 0) {
    keep(state, {
      kind: check.kind,
      name,
      hash,
      definition: item,
      state: 'pinned',
      by: 'first-use',
      timeMs: check.nowMs,
    });
    return void state.kept.push({ name, definition: item });
  }
  state.alarms.push(...poison);
  if (poison.length === 0 || pinned !== undefined) explainChange(state, item, name, pinned, alarm);
  keep(state, {
    kind: check.kind,
    name,
    hash,
    definition: item,
    state: 'pending',
    by: 'proxy',
    timeMs: check.nowMs,
  });
}

function explainChange(
  state: State,
  item: unknown,
  name: string,
  pinned: Pin | undefined,
  alarm: (kind: string, explanation: string, pointer?: string) => undefined,
): undefined {
  if (pinned !== undefined) {
    const pointer = firstDifference(pinned.definition, item);
    return alarm(
      'definition-changed',
      `The definition is not the one that was agreed to; it differs at ${pointer || 'its root'}.`,
      pointer,
    );
  }
  const body = bodyOf(item);
  const before = state.server.pins.find(
    (pin) => pin.state === 'pinned' && pin.name !== name && bodyOf(pin.definition) === body,
  );
  if (before !== undefined)
    return alarm('definition-renamed', `The definition is that of ${before.name} under another name.`);
  alarm('definition-added', 'The definition is new and nobody has agreed to it.');
}

/** Says what a full list lacks, and closes the first look. */
export function closeList(
  pins: Pins,
  server: string,
  kind: DefinitionKind,
  names: ReadonlySet<string>,
): { readonly pins: Pins; readonly alarms: readonly McpAlarm[] } {
  const known = serverPins(pins, server);
  const missing = known.pins.filter(
    (pin) => pin.kind === kind && pin.state === 'pinned' && !names.has(pin.name),
  );
  const alarms = missing.slice(0, 50).map((pin) => ({
    kind: 'definition-removed',
    subject: `${kind}:${pin.name}`.slice(0, 256),
    explanation: 'The server no longer lists a definition that was agreed to.',
  }));
  const complete = known.complete.includes(kind) ? known.complete : [...known.complete, kind];
  return { pins: withServer(pins, server, { ...known, complete }), alarms };
}

export function nameOf(item: unknown, kind: DefinitionKind): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined;
  const { name, uriTemplate } = item as { readonly name?: unknown; readonly uriTemplate?: unknown };
  const value = kind === 'resource-template' ? uriTemplate : name;
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function keep(state: State, pin: Pin): void {
  state.server = withPin(state.server, pin);
}

function pinOf(
  server: ServerPins,
  kind: DefinitionKind,
  name: string,
  wanted: Pin['state'],
): Pin | undefined {
  return server.pins.find((pin) => pin.kind === kind && pin.name === name && pin.state === wanted);
}

function shadowedServer(check: ListCheck, name: string): string | undefined {
  const skeleton = nameSkeleton(name);
  for (const [server, known] of Object.entries(check.pins.servers)) {
    if (server === check.server) continue;
    if (
      known.pins.some(
        (pin) => pin.kind === 'tool' && pin.state === 'pinned' && nameSkeleton(pin.name) === skeleton,
      )
    )
      return server;
  }
  return undefined;
}

/** A definition without its name. */
function bodyOf(definition: unknown): string {
  return canonicalDefinition({ ...(definition as object), name: undefined });
}
