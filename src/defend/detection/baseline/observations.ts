import type { Entity, EntityKind } from '../../../contracts/entity.ts';
import type { EventRecord, LogSource } from '../../../contracts/event.ts';

export const features = ['process', 'host', 'user', 'address', 'operation', 'model'] as const;
export type Feature = (typeof features)[number];

/** What one event says about one entity: the value that it had for a feature. */
export interface Observation {
  readonly feature: Feature;
  readonly value: string;
}

/** Entities that are learned, and the features that tell their habits. */
const LEARNED: Readonly<Partial<Record<EntityKind, readonly Feature[]>>> = {
  user: ['process', 'host', 'address', 'operation'],
  host: ['process', 'user'],
  api_token: ['model', 'address', 'operation'],
  model: ['operation'],
  service: ['operation', 'user'],
};

const VALUE_LENGTH_MAX = 200;
const CACHE_SIZE_MAX = 8_192;

/**
 * Remembers the results for the texts seen of late. The same few images and names make most of a log: looking one up is
 * cheaper than making it again, and the maps of the profiles then meet strings whose hash is known.
 */
function cached(make: (value: string) => string): (value: string) => string {
  const results = new Map<string, string>();
  return (value) => {
    const known = results.get(value);
    if (known !== undefined) return known;
    if (results.size >= CACHE_SIZE_MAX) results.clear();
    const made = make(value);
    results.set(value, made);
    return made;
  };
}

/** Runs of digits and hexadecimal ids vary without meaning (temporary names, process ids, versions): they count as one. */
const normalise = cached((value) => {
  const short = value.length > 1024 ? value.slice(0, 1024) : value;
  return short
    .toLowerCase()
    .replace(/\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?/g, '#')
    .replace(/\b(?=[a-f]*\d)[0-9a-f]{8,}\b/g, '#')
    .replace(/\d+/g, '#')
    .slice(0, VALUE_LENGTH_MAX);
});

const lowerCase = cached((value) => value.toLowerCase());

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value !== '-' ? value : undefined;
}

type Values = { -readonly [Key in Feature]?: string };

/** The event's values by feature. */
function valuesOf(event: EventRecord): Values {
  const values: Values = {};
  const { fields, format } = event;
  if (event.logSources.some(isProcessCreation)) {
    const image = text(fields.Image) ?? text(fields.exe);
    if (image !== undefined) values.process = normalise(image);
  }
  const operation = operationOf(event);
  if (operation !== undefined) values.operation = operation;
  const model = format === 'gateway' ? text(fields.model) : undefined;
  if (model !== undefined) values.model = model;
  for (const { kind, name } of event.entities) {
    if (kind === 'host') values.host ??= lowerCase(name);
    else if (kind === 'user') values.user ??= lowerCase(name);
    else if (kind === 'ip') values.address ??= name;
  }
  return values;
}

function isProcessCreation({ category }: LogSource): boolean {
  return category === 'process_creation';
}

function operationOf({ fields, format }: EventRecord): string | undefined {
  if (format === 'gateway') return text(fields.operation);
  const eventName = text(fields.eventName);
  return eventName === undefined ? undefined : `${text(fields.eventSource) ?? ''}:${eventName}`;
}

/** What an event teaches, entity by entity. */
export function observationsOf(
  event: EventRecord,
): readonly { readonly entity: Entity; readonly observations: readonly Observation[] }[] {
  const values = valuesOf(event);
  const taught: { entity: Entity; observations: Observation[] }[] = [];
  for (const entity of event.entities) {
    const learned = LEARNED[entity.kind];
    if (learned === undefined) continue;
    const observations: Observation[] = [];
    for (const feature of learned) {
      const value = values[feature];
      if (value !== undefined) observations.push({ feature, value });
    }
    taught.push({ entity, observations });
  }
  return taught;
}
