import { z } from 'zod';

/** Something that acts or is acted upon; findings on one entity belong together. */
export const entityKinds = [
  'user',
  'host',
  'ip',
  'process',
  'file',
  'service',
  'cloud_account',
  'api_token',
  'model',
  'route',
] as const;
export const entitySchema = z.object({ kind: z.enum(entityKinds), name: z.string().min(1).max(512) });
export type EntityKind = (typeof entityKinds)[number];
export type Entity = Readonly<z.infer<typeof entitySchema>>;
