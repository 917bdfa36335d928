import { expect, it } from 'vitest';
import { AbuseEngine, type AbuseLimits } from './abuse-engine.ts';
import { explainAlarm } from './alarm.ts';
import type { ObservedCall } from './observed-call.ts';
import { spread } from './prompt-sketch.ts';

const startMs = Date.UTC(2026, 0, 5);
const settings = { falseAlarmRate: 0.001, cooldownMs: 3_600_000, learningMs: 0, rareShare: 0 };
const plain = { logprobs: false, topLogprobs: 0, choices: 1, logitBias: false, echo: false };

function call(at: number, text: string, more: Partial<ObservedCall> = {}): ObservedCall {
  return {
    nowMs: startMs + at * 20_000,
    route: 'default gpt-x',
    token: { id: 'tok_1', name: 'desk' },
    ip: '192.0.2.7',
    prompts: [text],
    inputs: 1,
    parameters: plain,
    settings,
    ...more,
  };
}

const subjects = 'rivers bread trains glass winter music salt gardens engines paper lamps bridges'.split(' ');
const short = 'a the of in to is it for on and or if we do how why can my at by not so as but'.split(' ');
const ends = ['.', '?', ', please.', '!', ' - thanks.'];

/** Texts of people: words and structure as chance has it. */
function talk(seed: number): string {
  let state = spread(seed + 1);
  const next = (size: number) => {
    state = spread(state + 0x9e3779b1);
    return Math.floor((state / 2 ** 32) * size);
  };
  const syllables = ['ba', 'ker', 'lin', 'mo', 'ta', 'res', 'sti', 'ven', 'do', 'ga'];
  const word = () =>
    next(2) === 0
      ? short[next(short.length)]!
      : Array.from({ length: 2 + next(3) }, () => syllables[next(10)]!).join('');
  return Array.from({ length: 8 + next(20) }, word).join(' ') + ends[next(5)]!;
}

const template = (at: number) =>
  `What is the usual price of ${subjects[at % 12]} in the year ${1900 + at}, in euros?`;

/** Index of the first call that raises an alarm. */
function firstAlarm(engine: AbuseEngine, calls: Iterable<ObservedCall>): number | undefined {
  let at = 0;
  for (const each of calls) {
    if (engine.observe(each).raised.length > 0) return at;
    at++;
  }
  return undefined;
}

const many = (count: number, make: (at: number) => ObservedCall) =>
  Array.from({ length: count }, (_, at) => make(at));

it('notices a template with a slot within a few dozen calls, and says what it saw', () => {
  const engine = new AbuseEngine();
  const needed = firstAlarm(
    engine,
    many(60, (at) => call(at, template(at))),
  );
  expect(needed).toBeLessThan(30);
  const alarm = engine.identity('token', 'tok_1')!.alarmAt(startMs + needed! * 20_000)!;
  expect(alarm.evidence).toBeGreaterThanOrEqual(1_000);
  expect(alarm.rule).toMatch(/sweep$/);
  expect(explainAlarm(alarm, startMs + 600_000)).toMatch(/^Of this token: \d+ of \d+ prompts/);
});

it('notices it between keys that send a few calls each', () => {
  const engine = new AbuseEngine();
  const spread = many(120, (at) =>
    call(at, template(at), { token: { id: `tok_${at % 40}`, name: 'k' }, ip: `10.${at % 40}.0.1` }),
  );
  const needed = firstAlarm(engine, spread)!;
  expect(needed).toBeLessThan(80);
  expect(engine.identities()[0]!.kind).toBe('route');
});

it('lets the others of a route alone when an alarm is about a few', () => {
  const engine = new AbuseEngine();
  for (let at = 0; at < 100; at++)
    engine.observe(
      call(at, template(at), { token: { id: `tok_${at % 40}`, name: 'k' }, ip: `10.${at % 40}.0.1` }),
    );
  const other = { token: { id: 'tok_other', name: 'o' }, ip: '198.51.100.1' };
  expect(engine.observe(call(101, talk(1), other)).alarms).toEqual([]);
  expect(engine.observe(call(102, template(500), other)).alarms).toHaveLength(1);
});

it('says nothing of talk, repeats, and somebody who works on one prompt', () => {
  const engine = new AbuseEngine();
  const calls = many(3_000, (at) => {
    if (at % 3 === 0) return call(at, 'Is all well? Answer with the one word that I told you.');
    const turn = Math.floor(at / 8);
    return call(at, at % 8 < 3 ? `${talk(turn)} ${subjects.slice(0, at % 8).join(' ')}` : talk(at));
  });
  expect(firstAlarm(engine, calls)).toBeUndefined();
});

it('notices log-probabilities where nobody asks for them, and not where all do', () => {
  const logprobs = { parameters: { ...plain, logprobs: true, topLogprobs: 20 } };
  expect(
    firstAlarm(
      new AbuseEngine(),
      many(40, (at) => call(at, talk(at), logprobs)),
    ),
  ).toBeLessThan(30);
  const taught = new AbuseEngine();
  const users = many(4_000, (at) =>
    call(at, talk(at), {
      ...logprobs,
      token: { id: `u${at % 10}`, name: 'u' },
      settings: { ...settings, learningMs: 40_000 * 1_000 },
    }),
  );
  expect(firstAlarm(taught, users)).toBeUndefined();
  const newcomer = { ...logprobs, token: { id: 'new', name: 'n' }, ip: '203.0.113.9' };
  expect(
    firstAlarm(
      taught,
      many(100, (at) => call(4_000 + at, talk(at), newcomer)),
    ),
  ).toBeUndefined();
});

it('notices a volume that no minute before has had', () => {
  const engine = new AbuseEngine();
  for (let at = 0; at < 200; at++) engine.observe(call(at * 3, talk(at)));
  const busy = many(2_000, (at) => ({ ...call(0, talk(at)), nowMs: startMs + 13_000_000 + at * 300 }));
  const [alarm] = busy.flatMap((each) => engine.observe(each).raised);
  expect(alarm).toMatchObject({ rule: 'sudden-volume' });
});

it('ends an alarm after its time, and at once when somebody clears it', () => {
  const engine = new AbuseEngine();
  for (let at = 0; at < 40; at++) engine.observe(call(at, template(at)));
  const watch = engine.identity('token', 'tok_1')!;
  expect(engine.observe(call(41, talk(1))).alarms).toHaveLength(1);
  expect(watch.alarmAt(startMs + 40 * 20_000 + 3_600_001)).toBeUndefined();
  watch.clear(true);
  expect(engine.observe(call(42, talk(2))).alarms).toEqual([]);
  const again = many(40, (at) => call(50 + at, template(100 + at), { ip: 'unknown' }));
  const rules = again.flatMap((each) => engine.observe(each).raised).filter(({ kind }) => kind === 'token');
  expect(rules.map(({ rule }) => rule)).not.toContain([...watch.accepted][0]);
});

it('keeps a bounded number of states and counts what it forgets', () => {
  const limits: Partial<AbuseLimits> = { tokensMax: 10, groupsMax: 5, routesMax: 2 };
  const engine = new AbuseEngine(limits);
  for (let at = 0; at < 100; at++)
    engine.observe(
      call(at, talk(at), { token: { id: `t${at}`, name: 't' }, ip: `10.0.${at}.1`, route: `r${at}` }),
    );
  expect(engine.identities()).toHaveLength(15);
  expect(engine.evicted).toBe(90 + 195 + 98);
});

it('keeps at most about 60 kB of one token, however much it sends', () => {
  const engine = new AbuseEngine();
  for (let at = 0; at < 2_000; at++) engine.observe(call(at, talk(at)));
  expect(engine.identity('token', 'tok_1')!.bytes).toBeLessThan(64 * 1_024);
  expect(engine.identity('route', 'default gpt-x')!.bytes).toBeLessThan(256 * 1_024);
});

it('tells of rare prompts as often as it was told to, at most', () => {
  const engine = new AbuseEngine();
  const share = 0.01;
  let told = 0;
  for (let at = 0; at < 3_000; at++) {
    const rare = { settings: { ...settings, rareShare: share } };
    if (engine.observe(call(at, talk(at * 13), rare)).rare !== undefined) told++;
  }
  expect(told / 3_000).toBeLessThan(2 * share);
  const odd = call(3_001, 'Ω≈ç√∫˜µ≤≥÷ 長い文字列 ____ ||||| 0x00 0x00 0x00 0x00 0x00', {
    settings: { ...settings, rareShare: share },
  });
  expect(engine.observe(odd).rare).toBeLessThanOrEqual(share);
});
