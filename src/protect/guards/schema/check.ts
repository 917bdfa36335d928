import type { SchemaRun } from './schema-run.ts';
import type { Seen } from './seen.ts';

/** Checks a value against one schema of a document: reports what it breaks, answers what it looked at. */
export type Check = (schema: unknown, value: unknown, at: string, run: SchemaRun) => Seen;
