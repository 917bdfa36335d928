import type { EventRecord } from '../../../../contracts/event.ts';
import { Random } from '../../sigma/testing/random.ts';

export const START_MS = Date.UTC(2026, 0, 5);
const HOUR_MS = 3_600_000;

export interface CompanyOptions {
  readonly seed: number;
  readonly users: number;
  readonly days: number;
  /** Events of a user in a working hour. */
  readonly eventsPerHour: number;
}

/** One process start by a user on a host. */
export function processEvent(
  seq: number,
  timeMs: number,
  user: string,
  host: string,
  image: string,
): EventRecord {
  return {
    seq,
    timeMs,
    receivedMs: timeMs,
    source: 'simulated',
    format: 'windows',
    raw: '{}',
    fields: { Image: image },
    logSources: [{ product: 'windows', category: 'process_creation' }],
    entities: [
      { kind: 'host', name: host },
      { kind: 'user', name: user },
    ],
    ocsf: {
      class_uid: 1007,
      class_name: 'Process Activity',
      category_uid: 1,
      activity_id: 1,
      type_uid: 100701,
      severity_id: 1,
      time: timeMs,
      metadata: {},
    },
  };
}

/** Programs by how usual they are: Zipf's law, with a long tail that every user meets now and then. */
function program(random: Random): string {
  const rank = Math.floor(Math.exp(random.next() ** 1.6 * Math.log(600)));
  return `C:\\Programs\\tool-${'abcdefghij'.charAt(rank % 10)}${'klmnopqrst'.charAt(Math.floor(rank / 10) % 10)}${'uvwxyz'.charAt(Math.floor(rank / 100))}.exe`;
}

/** A company's benign days: working hours, quiet nights and weekends, own machines, sometimes a colleague's. */
export function* companyEvents(options: CompanyOptions): Generator<EventRecord> {
  const random = new Random(options.seed);
  let seq = 1;
  for (let hour = 0; hour < options.days * 24; hour++) {
    const ofDay = hour % 24;
    const isWeekend = Math.floor(hour / 24) % 7 >= 5;
    const busy = isWeekend ? 0.02 : ofDay >= 8 && ofDay < 18 ? 1 : 0.03;
    const times: { at: number; user: number }[] = [];
    for (let user = 0; user < options.users; user++) {
      const expected = options.eventsPerHour * busy * (0.5 + random.next());
      for (let n = Math.floor(expected + random.next()); n > 0; n--)
        times.push({ at: random.next() * HOUR_MS, user });
    }
    for (const { at, user } of times.sort((a, b) => a.at - b.at)) {
      const host = random.chance(0.97) ? user : random.below(options.users);
      yield processEvent(
        seq++,
        START_MS + hour * HOUR_MS + at,
        `corp\\user${letters(user)}`,
        `pc-${letters(host)}`,
        program(random),
      );
    }
  }
}

/** Numbers in words, because the baseline takes digits in names for noise. */
export function letters(n: number): string {
  return String.fromCharCode(97 + (n % 26)) + String.fromCharCode(97 + (Math.floor(n / 26) % 26));
}
