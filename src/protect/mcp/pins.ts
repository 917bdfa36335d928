import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Fault } from '../../kernel/fault.ts';
import { canonicalDefinition } from './canonical-definition.ts';
import { mcpErrors } from './errors.ts';

export const definitionKinds = ['tool', 'prompt', 'resource-template'] as const;
export type DefinitionKind = (typeof definitionKinds)[number];

const pinSchema = z.strictObject({
  kind: z.enum(definitionKinds),
  name: z.string(),
  /** `sha256:` and the digest of the canonical definition. */
  hash: z.string(),
  definition: z.unknown(),
  /** `pinned` is served; `pending` waits for a person. */
  state: z.enum(['pinned', 'pending']),
  by: z.enum(['first-use', 'approved', 'proxy']),
  timeMs: z.number(),
});
export type Pin = Readonly<z.infer<typeof pinSchema>>;

const serverSchema = z.strictObject({
  /** Kinds that were listed in full once; what appears later is new. */
  complete: z.array(z.enum(definitionKinds)),
  pins: z.array(pinSchema).max(10_000),
});
const pinsSchema = z.strictObject({ version: z.literal(1), servers: z.record(z.string(), serverSchema) });

/** What one person or one first look has agreed to, per server. A value: every change makes a new one. */
export type Pins = z.infer<typeof pinsSchema>;
export type ServerPins = z.infer<typeof serverSchema>;

export const noPins: Pins = { version: 1, servers: {} };

/** @throws Fault `mcp_pins_invalid` */
export function parsePins(text: string): Pins {
  try {
    return pinsSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Fault(mcpErrors.pinsInvalid, { cause });
  }
}

export function definitionHash(definition: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalDefinition(definition)).digest('hex')}`;
}

export function serverPins(pins: Pins, server: string): ServerPins {
  return (
    (Object.hasOwn(pins.servers, server) ? pins.servers[server] : undefined) ?? { complete: [], pins: [] }
  );
}

export function withServer(pins: Pins, server: string, changed: ServerPins): Pins {
  return { ...pins, servers: { ...pins.servers, [server]: changed } };
}

/** Puts a pin in the place of the one of the same kind, name and state. */
export function withPin(server: ServerPins, pin: Pin): ServerPins {
  const at = server.pins.findIndex(
    (old) => old.kind === pin.kind && old.name === pin.name && old.state === pin.state,
  );
  const pins = at < 0 ? [...server.pins, pin] : server.pins.with(at, pin);
  return { ...server, pins };
}

/**
 * A person agrees to what waits: the pending definition takes the pinned one's place.
 *
 * @throws Fault `mcp_pin_unknown` when nothing of that name waits
 */
export function approvePin(pins: Pins, server: string, name: string, nowMs: number): Pins {
  const known = serverPins(pins, server);
  const waiting = known.pins.filter((pin) => pin.state === 'pending' && pin.name === name);
  if (waiting.length === 0)
    throw new Fault(mcpErrors.pinUnknown, { message: `nothing named ${name} waits at ${server}` });
  let changed: ServerPins = { ...known, pins: known.pins.filter((pin) => !waiting.includes(pin)) };
  for (const pin of waiting)
    changed = withPin(changed, { ...pin, state: 'pinned', by: 'approved', timeMs: nowMs });
  return withServer(pins, server, changed);
}

/**
 * Forgets one definition, or with no name all that is known of a server, so that the next list is trusted as the first.
 *
 * @throws Fault `mcp_pin_unknown`
 */
export function removePin(pins: Pins, server: string, name?: string): Pins {
  if (!Object.hasOwn(pins.servers, server))
    throw new Fault(mcpErrors.pinUnknown, { message: `no pins for ${server}` });
  if (name === undefined) {
    return {
      ...pins,
      servers: Object.fromEntries(Object.entries(pins.servers).filter(([key]) => key !== server)),
    };
  }
  const known = serverPins(pins, server);
  const kept = known.pins.filter((pin) => pin.name !== name);
  if (kept.length === known.pins.length)
    throw new Fault(mcpErrors.pinUnknown, { message: `no ${name} at ${server}` });
  return withServer(pins, server, { ...known, pins: kept });
}
