import type { EventRecord } from '../../../../contracts/event.ts';
import { Random } from './random.ts';

type Event = Pick<EventRecord, 'fields' | 'raw' | 'logSources'>;

/** Pieces that texts of rules and events are put together from: few, so that they meet, and awkward. */
const PIECES = [
  'a', 'B', 'ab', 'cmd', '.exe', 'CMD.exe', '\\', '\\\\', '\\*', '\\?', '-', '/', '–', ' ', ' -e', ' /C', 'İ', 'i̇', 'Σ', 'ς', 'σ',
  'K', 'ſ', 'K', 's', 'S', '😀', '\ud83d', '\ude00', 'é', 'É', 'null', '0', '1', '12', '4688', '\n', 'power', 'shell', 'http://',
  'x'.repeat(20), 'а',
] as const; // biome-ignore format: one table
const WILD = ['*', '?', '**', '*?'] as const;
const FIELDS = ['Image', 'image', 'CommandLine', 'EventID', 'User', 'Ip', 'Time', 'Nested.Key'] as const;
const SOURCES = [
  { product: 'windows' },
  { product: 'windows', category: 'process_creation' },
  { category: 'process_creation' },
  { product: 'windows', service: 'security' },
] as const;
const MODIFIERS = [
  '', '', '', 'contains', 'contains', 'endswith', 'endswith', 'startswith', 'contains|all', 'endswith|all', 'cased', 'contains|cased',
  'startswith|cased', 'endswith|cased', 'contains|windash', 'windash', 'base64offset|contains', 'wide|base64offset|contains',
  'utf16|base64|contains', 'neq', 'contains|neq', 're', 're|i', 're|i|s|m', 'cidr', 'lt', 'gte', 'exists', 'fieldref', 'fieldref|contains',
  'fieldref|endswith|cased', 'fieldref|neq', 'hour', 'minute|gt', 'week|lte',
] as const; // biome-ignore format: one table
const REGEXES = [
  'a.*b',
  'cmd',
  '^a',
  'exe$',
  '[a-c]{2,3}',
  '(?i)POWER.?shell',
  '\\\\cmd\\.exe',
  'k+s',
  'a|b',
  'x{10,}',
  '\\s-e',
  '.+',
  'Σ',
  'power(shell)?',
];
const NETWORKS = ['10.0.0.0/8', '192.168.1.0/25', '::1', '2001:db8::/32', '0.0.0.0/0', '::ffff:0:0/96'];
const ADDRESSES = [
  '10.1.2.3',
  '192.168.1.127',
  '192.168.1.128',
  '::1',
  '2001:db8::5',
  '::ffff:10.0.0.1',
  'fe80::1%eth0',
  'x',
];
const TIMES = ['2026-11-22T13:05:00Z', '2026-01-01 00:00:00', '1763816700000', '1763816700', 'yesterday'];

/** Makes random rule documents and events that look alike enough to match now and then. */
export class RandomCases {
  readonly #random: Random;

  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  #text(wild: boolean): string {
    const random = this.#random;
    return random
      .list(1, 4, () => (wild && random.chance(0.2) ? random.pick(WILD) : random.pick(PIECES)))
      .join('');
  }

  #value(modifiers: string): unknown {
    const random = this.#random;
    if (modifiers.includes('fieldref')) return random.pick(FIELDS);
    if (modifiers.startsWith('re')) return random.pick(REGEXES);
    if (modifiers === 'cidr') return random.pick(NETWORKS);
    if (modifiers === 'exists') return random.chance(0.5);
    if (/^(?:lt|gte|hour|minute|week)/.test(modifiers)) return random.below(30);
    if (/base64|wide|utf16/.test(modifiers)) return random.pick(['cmd', 'power', 'é', 'ab']);
    const plain = modifiers === '' || modifiers === 'neq';
    if (plain && random.chance(0.15)) return random.pick<unknown>([null, '', 1, 12, 4688, true, '*']);
    return this.#text(true);
  }

  #entry(): [string, unknown] {
    const random = this.#random;
    const modifiers = random.pick(MODIFIERS);
    const field = random.pick(FIELDS);
    const max = random.chance(0.1) ? 12 : 3;
    const values = random.list(1, max, () => this.#value(modifiers));
    const key = modifiers === '' ? field : `${field}|${modifiers}`;
    return [key, values.length === 1 && random.chance(0.7) ? values[0] : values];
  }

  #selection(): unknown {
    const random = this.#random;
    const map = () => Object.fromEntries(random.list(1, 3, () => this.#entry()));
    const kind = random.next();
    if (kind < 0.7) return map();
    if (kind < 0.85) return random.list(1, 3, map);
    if (kind < 0.93) return random.list(1, 3, () => this.#text(true));
    return { '|all': random.list(2, 3, () => this.#text(false)) };
  }

  #condition(names: readonly string[], depth: number): string {
    const random = this.#random;
    const kind = random.next();
    if (depth > 2 || kind < 0.35) return random.pick(names);
    if (kind < 0.45) return random.pick(['1 of them', 'all of them', '1 of s*', 'all of s*']);
    if (kind < 0.6) return `not ${this.#condition(names, depth + 1)}`;
    const joined = `${this.#condition(names, depth + 1)} ${random.pick(['and', 'or', 'and not'])} ${this.#condition(names, depth + 1)}`;
    return random.chance(0.5) ? `(${joined})` : joined;
  }

  /** A rule document as YAML would give it. */
  document(id: string): Readonly<Record<string, unknown>> {
    const random = this.#random;
    const names = ['sel', 's2', '_hidden'].slice(0, 1 + random.below(3));
    const detection = Object.fromEntries(names.map((name) => [name, this.#selection()]));
    const condition = random.chance(0.1)
      ? [this.#condition(names, 0), this.#condition(names, 0)]
      : this.#condition(names, 0);
    return { title: id, id, logsource: random.pick(SOURCES), detection: { ...detection, condition } };
  }

  #eventValue(): unknown {
    const random = this.#random;
    const kind = random.next();
    if (kind < 0.7) return this.#text(false);
    if (kind < 0.76) return random.pick<unknown>([null, '', undefined, 4688, 12, 1, true, [], [null]]);
    if (kind < 0.84) return random.list(0, 3, () => random.pick<unknown>([this.#text(false), null, 12]));
    if (kind < 0.9) return random.pick(ADDRESSES);
    if (kind < 0.95) return random.pick(TIMES);
    return random.chance(0.5)
      ? Buffer.from(this.#text(false), 'utf16le').toString('base64')
      : Buffer.from(`  ${this.#text(false)}`).toString('base64');
  }

  event(): Event {
    const random = this.#random;
    const fields = Object.fromEntries(
      random.list(
        1,
        6,
        () => [random.chance(0.9) ? random.pick(FIELDS) : 'unknown', this.#eventValue()] as const,
      ),
    );
    const raw = random.chance(0.5) ? JSON.stringify(fields) : this.#text(false);
    return { fields, raw, logSources: random.list(1, 2, () => random.pick(SOURCES)) };
  }
}
