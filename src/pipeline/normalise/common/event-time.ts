import { type Rejection, reject } from '../dead-letter-reasons.ts';
import { recordLimits } from './limits.ts';

/**
 * Refuses a time that cannot be right. Old times are fine (archives are ingested too); a time from before the epoch or
 * far ahead of the arrival would push every window and baseline out of place.
 *
 * @param timeMs the event's own time, milliseconds since the epoch
 * @param field what the record calls the time
 */
export function checkTime(timeMs: number, receivedMs: number, field: string): Rejection | undefined {
  if (timeMs >= 0 && timeMs <= receivedMs + recordLimits.futureToleranceMs) return undefined;
  return reject('time_out_of_range', `Field: \`${field}\`.`);
}
