/**
 * Watching for abuse, measured: false alarms on benign streams, calls until an attack is noticed, cost of a call.
 * `node tools/run.mjs bench/monitoring/run.ts [--quick]`; needs the shared data (BARTIZAN_DATA names its folder).
 */
import { AbuseEngine, type Alarm, type ObservedCall } from '../../src/protect/monitoring/index.ts';
import { median, writeResults } from '../support/results.ts';
import { attacks } from './attacks.ts';
import { habits, week } from './benign-users.ts';
import { bySource, type Prompt, pick, promptsOf, randomOf } from './prompts.ts';

const isQuick = process.argv.includes('--quick');
const STREAMS = isQuick ? 24 : 240;
const CALLS = isQuick ? 2_000 : 5_000;
const ATTACKS = isQuick ? 5 : 15;
const ATTACK_CALLS_MAX = 3_000;
const START_MS = Date.UTC(2026, 0, 5);
const RATE = 0.001;

const settings = { falseAlarmRate: RATE, cooldownMs: 3_600_000, learningMs: 0, rareShare: 0 };
const plain = { logprobs: false, topLogprobs: 0, choices: 1, logitBias: false, echo: false };

function callOf(nowMs: number, key: string, ip: string, text: string, logprobs = false): ObservedCall {
  const parameters = logprobs ? { ...plain, logprobs: true, topLogprobs: 5 } : plain;
  return {
    nowMs,
    route: 'route',
    token: { id: key, name: key },
    ip,
    prompts: [text],
    inputs: 1,
    parameters,
    settings,
  };
}

/** Sources in alphabetical order, every second one: the priors were set while looking at these. */
const english = bySource(promptsOf('benign_prompts.jsonl'), 100);
const tuning = new Map([...english].toSorted().filter((_, at) => at % 2 === 0));
const untouched = new Map([...english].toSorted().filter((_, at) => at % 2 === 1));
const foreign = bySource(promptsOf('benign_multilingual.jsonl').map(byLanguage), 100);

/**
 * In the multilingual file a user speaks one language, whatever the source. Seven alarms among 120 streams of it led to
 * the present rule for unusual prompts, so it is looked at as the tuning sources are.
 */
function byLanguage(prompt: Prompt & { readonly lang?: string }): Prompt {
  return { text: prompt.text, source: prompt.lang ?? prompt.source };
}

interface FalseAlarms {
  readonly streams: number;
  readonly calls: number;
  readonly identities: number;
  readonly alarms: Readonly<Record<string, number>>;
}

/** Streams of single users, each on a route of its own that nobody has taught anything. */
function alone(
  sources: ReadonlyMap<string, readonly string[]>,
  habit: keyof typeof habits,
  mixed: boolean,
): FalseAlarms {
  const alarms: Record<string, number> = {};
  const all = [...sources.values()].flat();
  let calls = 0;
  for (let stream = 0; stream < STREAMS / 4; stream++) {
    const random = randomOf(stream * 7 + 1);
    const texts = mixed ? all : [...sources.values()][stream % sources.size]!;
    const engine = new AbuseEngine();
    for (const call of week(CALLS, START_MS, habits[habit](texts, random), random)) {
      calls++;
      const { raised } = engine.observe(callOf(call.nowMs, 'k', '10.0.0.1', call.text, call.logprobs));
      for (const alarm of raised) count(alarms, alarm);
    }
  }
  return { streams: STREAMS / 4, calls, identities: (STREAMS / 4) * 3, alarms };
}

function count(alarms: Record<string, number>, { kind, rule }: Alarm): void {
  alarms[`${kind}: ${rule}`] = (alarms[`${kind}: ${rule}`] ?? 0) + 1;
}

/** Offices: twenty users of all habits on one route, each on one subject. */
function offices(sources: ReadonlyMap<string, readonly string[]>): FalseAlarms {
  const alarms: Record<string, number> = {};
  const texts = [...sources.values()];
  const users = 20;
  let calls = 0;
  const rounds = Math.max(1, Math.round(STREAMS / users));
  for (let round = 0; round < rounds; round++) {
    const random = randomOf(round * 13 + 5);
    const engine = new AbuseEngine();
    for (const { user, call } of together(users, texts, random)) {
      calls++;
      const ip = `10.0.${user % 4}.${user}`;
      const { raised } = engine.observe(callOf(call.nowMs, `k${user}`, ip, call.text, call.logprobs));
      for (const alarm of raised) count(alarms, alarm);
    }
  }
  return { streams: users * rounds, calls, identities: rounds * (users + 4 + 1), alarms };
}

function together(users: number, texts: readonly (readonly string[])[], random: () => number) {
  const kinds = ['asks', 'revises', 'checks', 'asks'] as const;
  const all = Array.from({ length: users }, (_, user) => {
    const next = habits[kinds[user % kinds.length]!](texts[user % texts.length]!, random);
    return [...week(CALLS, START_MS, next, random)].map((call) => ({ user, call }));
  }).flat();
  return all.sort((a, b) => a.call.nowMs - b.call.nowMs);
}

interface Detection {
  readonly found: string;
  readonly medianCalls: number | null;
  readonly rules: Readonly<Record<string, number>>;
}

/**
 * Calls of an attacker until any alarm, on a route that ten users have used for a while and go on using.
 *
 * @param share of the route's calls that are the attacker's
 */
function attack(kind: keyof typeof attacks, keys: number, share: number, pauseMs: number): Detection {
  const needed: number[] = [];
  const rules: Record<string, number> = {};
  for (let seed = 0; seed < ATTACKS; seed++) {
    const alarm = attackOnce(kind, keys, share, pauseMs, seed);
    needed.push(alarm?.calls ?? Number.POSITIVE_INFINITY);
    const rule = alarm === undefined ? 'none' : `${alarm.kind}: ${alarm.rule}`;
    rules[rule] = (rules[rule] ?? 0) + 1;
  }
  const found = needed.filter(Number.isFinite).length;
  const middle = median(needed);
  return { found: `${found}/${ATTACKS}`, medianCalls: Number.isFinite(middle) ? middle : null, rules };
}

function attackOnce(kind: keyof typeof attacks, keys: number, share: number, pauseMs: number, seed: number) {
  const random = randomOf(seed * 31 + keys);
  const engine = new AbuseEngine();
  const users = [...untouched.values()].slice(0, 4);
  const benign = () => {
    const user = Math.floor(random() * 10);
    return { key: `u${user}`, ip: `10.1.${user}.1`, text: pick(users[user % users.length]!, random) };
  };
  let nowMs = START_MS;
  const say = (key: string, ip: string, text: string, logprobs: boolean) =>
    engine.observe(callOf(nowMs, key, ip, text, logprobs)).raised;
  for (let call = 0; call < 2_500; call++) {
    nowMs += 20_000;
    const { key, ip, text } = benign();
    say(key, ip, text, false);
  }
  const next = attacks[kind]([...english.values()].flat(), random);
  for (let calls = 1; calls <= ATTACK_CALLS_MAX; calls++) {
    nowMs += pauseMs;
    for (let others = 0; random() > share && others < 50; others++) {
      const { key, ip, text } = benign();
      say(key, ip, text, false);
    }
    const key = calls % keys;
    const { text, logprobs } = next();
    const [alarm] = say(`a${key}`, `172.16.${key}.9`, text, logprobs);
    if (alarm !== undefined) return { calls, kind: alarm.kind, rule: alarm.rule };
  }
  return undefined;
}

/** The first call that an attacker's key makes on an empty installation counts too. */
function cold(kind: keyof typeof attacks): number | null {
  const needed = Array.from({ length: ATTACKS }, (_, seed) => {
    const random = randomOf(seed + 99);
    const engine = new AbuseEngine();
    const next = attacks[kind]([...english.values()].flat(), random);
    for (let calls = 1; calls <= ATTACK_CALLS_MAX; calls++) {
      const { text, logprobs } = next();
      if (
        engine.observe(callOf(START_MS + calls * 1_000, 'a', '172.16.0.9', text, logprobs)).raised.length > 0
      )
        return calls;
    }
    return Number.POSITIVE_INFINITY;
  });
  const middle = median(needed);
  return Number.isFinite(middle) ? middle : null;
}

/** Processor time of one call, microseconds. */
function cost(): { readonly medianLength: number; readonly perCallUs: number } {
  const texts = [...untouched.values()].flat();
  const engine = new AbuseEngine();
  const random = randomOf(3);
  const calls = Array.from({ length: 20_000 }, (_, at) =>
    callOf(START_MS + at * 500, `k${at % 50}`, `10.0.0.${at % 200}`, pick(texts, random)),
  );
  for (const call of calls.slice(0, 4_000)) engine.observe(call);
  const before = process.cpuUsage();
  for (const call of calls) engine.observe(call);
  const { user, system } = process.cpuUsage(before);
  return {
    medianLength: median(texts.map(({ length }) => length)),
    perCallUs: (user + system) / calls.length,
  };
}

const results = {
  statedRate: `${RATE} per identity and week`,
  falseAlarms: {
    'tuning sources, asks': alone(tuning, 'asks', false),
    'tuning sources, revises': alone(tuning, 'revises', false),
    'untouched sources, asks': alone(untouched, 'asks', false),
    'untouched sources, revises': alone(untouched, 'revises', false),
    'untouched sources, checks': alone(untouched, 'checks', false),
    'untouched sources mixed, asks': alone(untouched, 'asks', true),
    'other languages, asks': alone(foreign, 'asks', false),
    'other languages, revises': alone(foreign, 'revises', false),
    'offices, tuning sources': offices(tuning),
    'offices, untouched sources': offices(untouched),
    'order in front of what people write, new route': alone(untouched, 'wraps', false),
  },
  attacks: Object.fromEntries(
    (Object.keys(attacks) as (keyof typeof attacks)[]).map((kind) => [
      kind,
      {
        'new installation, 1 key': cold(kind),
        '1 key, half of the calls': attack(kind, 1, 0.5, 2_000),
        '10 keys, half of the calls': attack(kind, 10, 0.5, 2_000),
        '100 keys, half of the calls': attack(kind, 100, 0.5, 2_000),
        '100 keys, tenth of the calls': attack(kind, 100, 0.1, 2_000),
        '1 key, one call in ten minutes': attack(kind, 1, 0.2, 600_000),
      },
    ]),
  ),
  cost: cost(),
};
console.log(JSON.stringify(results, null, 1));
if (!isQuick) writeResults('monitoring', results);
