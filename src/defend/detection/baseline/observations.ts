import type { Entity, EntityKind } from '../../../contracts/entity.ts';
import type { EventRecord } from '../../../contracts/event.ts';

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

/** Runs of digits and hexadecimal ids vary without meaning (temporary names, process ids, versions): they count as one. */
function normalise(value: string): string {
  const short = value.length > 1024 ? value.slice(0, 1024) : value;
  return short
    .toLowerCase()
    .replace(/\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?/g, '#')
    .replace(/\b(?=[a-f]*\d)[0-9a-f]{8,}\b/g, '#')
    .replace(/\d+/g, '#')
    .slice(0, VALUE_LENGTH_MAX);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && value !== '-' ? value : undefined;
}

/** The event's values by feature. */
function valuesOf(event: EventRecord): ReadonlyMap<Feature, string> {
  const values = new Map<Feature, string>();
  const put = (feature: Feature, value: string | undefined) => {
    if (value !== undefined && !values.has(feature)) values.set(feature, value);
  };
  const { fields } = event;
  if (event.logSources.some(({ category }) => category === 'process_creation')) {
    const image = text(fields.Image) ?? text(fields.exe);
    put('process', image === undefined ? undefined : normalise(image));
  }
  const eventName = text(fields.eventName);
  put('operation', eventName === undefined ? undefined : `${text(fields.eventSource) ?? ''}:${eventName}`);
  if (event.format === 'gateway') put('operation', text(fields.operation));
  put('model', text(fields.model));
  for (const { kind, name } of event.entities) {
    if (kind === 'host' || kind === 'user') put(kind, name.toLowerCase());
    if (kind === 'ip') put('address', name);
  }
  return values;
}

/** What an event teaches, entity by entity. */
export function observationsOf(
  event: EventRecord,
): readonly { readonly entity: Entity; readonly observations: readonly Observation[] }[] {
  const values = valuesOf(event);
  return event.entities.flatMap((entity) => {
    const learned = LEARNED[entity.kind];
    if (learned === undefined) return [];
    const observations = learned.flatMap((feature) => {
      const value = values.get(feature);
      return value === undefined ? [] : [{ feature, value }];
    });
    return [{ entity, observations }];
  });
}
