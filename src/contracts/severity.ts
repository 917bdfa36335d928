import { z } from 'zod';

/** OCSF `severity_id` in its order of gravity; the index is the id. */
export const severities = ['unknown', 'informational', 'low', 'medium', 'high', 'critical'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

/** OCSF `severity_id`: 0 unknown … 5 critical. */
export function severityId(severity: Severity): number {
  return severities.indexOf(severity);
}

export function severityOf(id: number): Severity {
  return severities[id] ?? 'unknown';
}
