import { cloudTakeover } from './attacks/cloud-takeover.ts';
import { macroToRansomware } from './attacks/macro-to-ransomware.ts';
import { sshToShell } from './attacks/ssh-to-shell.ts';
import { officeRecord } from './benign/office.ts';
import { serverRecord } from './benign/servers.ts';
import type { Random } from './random.ts';
import type { SimulatedRecord } from './record.ts';

const HOUR_MS = 3_600_000;

export const attacks = { macroToRansomware, sshToShell, cloudTakeover } as const;

/** Share of a day's work that falls into each hour (local office time): people sleep, servers do not. */
const officeHours = [1, 1, 1, 1, 1, 2, 6, 14, 22, 24, 23, 20, 14, 20, 23, 22, 18, 10, 5, 3, 2, 2, 1, 1];

/** One ordinary record at the given time. */
export function benignRecord(random: Random, timeMs: number): SimulatedRecord {
  const weight = officeHours[new Date(timeMs).getUTCHours()]!;
  return random.chance(weight / (weight + 8)) ? officeRecord(random, timeMs) : serverRecord(random, timeMs);
}

/**
 * The past hours of the company: benign noise with the day's rhythm and two attacks, in order of time.
 *
 * @param nowMs end of the period, milliseconds
 * @param hours length of the period
 * @param events benign records in it
 */
export function pastHours(random: Random, nowMs: number, hours: number, events: number): SimulatedRecord[] {
  const startMs = nowMs - hours * HOUR_MS;
  const weights = Array.from(
    { length: hours },
    (_, hour) => 8 + officeHours[new Date(startMs + hour * HOUR_MS).getUTCHours()]!,
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const records: SimulatedRecord[] = [];
  for (const [hour, weight] of weights.entries()) {
    const count = Math.round((events * weight) / total);
    for (let i = 0; i < count; i++) {
      records.push(benignRecord(random, startMs + (hour + random.next()) * HOUR_MS));
    }
  }
  records.push(...sshToShell(random, nowMs - 0.35 * hours * HOUR_MS));
  records.push(...cloudTakeover(random, nowMs - 0.12 * hours * HOUR_MS));
  return records.sort((a, b) => a.timeMs - b.timeMs);
}
