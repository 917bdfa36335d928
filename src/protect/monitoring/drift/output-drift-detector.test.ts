import { expect, it } from 'vitest';
import type { EventRecord } from '../../../contracts/event.ts';
import { spread } from '../abuse/prompt-sketch.ts';
import { OutputDriftDetector } from './output-drift-detector.ts';
import { isRefusal } from './refusal.ts';
import { sketchAnswer } from './sketch-answer.ts';

const words = 'river stone cloud lamp garden train the of and to in is window paper music salt winter'.split(
  ' ',
);

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = spread(state + 0x9e3779b1);
    return state / 2 ** 32;
  };
}

interface Manner {
  readonly length: number;
  readonly refusals: number;
  readonly vocabulary?: readonly string[];
  readonly finish?: string;
}

/** Events of one model whose answers are of one manner, then of another. */
function events(count: number, mannerAt: (at: number) => Manner, seed: number): EventRecord[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, at) => {
    const { length, refusals, vocabulary = words, finish = 'stop' } = mannerAt(at);
    const size = 5 + Math.floor(-Math.log(1 - random()) * length);
    const said = Array.from({ length: size }, () => vocabulary[Math.floor(random() * vocabulary.length)]);
    const text = random() < refusals ? 'I am sorry, but I cannot help with that.' : said.join(' ');
    const timeMs = 1_700_000_000_000 + at * 60_000;
    const call = {
      type: 'gateway.call',
      id: `call_${at}`,
      time: timeMs,
      operation: 'chat.completions',
      stream: false,
      token: { id: `tok_${Math.floor(random() * 20)}`, name: 'desk' },
      client: { ip: '10.0.0.9' },
      model: 'gpt-x',
      responseModel: null,
      upstream: 'openai',
      policy: 'default',
      status: 200,
      upstreamStatus: 200,
      error: null,
      finishReason: random() < 0.05 ? 'length' : finish,
      usage: { inputTokens: null, outputTokens: null, totalTokens: null },
      latency: { totalMs: 1, upstreamMs: null, firstByteMs: null, guardsMs: 0.2 },
      bytes: { request: 10, response: 10 },
      verdict: { action: 'allow', score: 0, reasons: [] },
      answerSketch: sketchAnswer(text, text.length),
    };
    return { format: 'gateway', raw: JSON.stringify(call), seq: at, timeMs } as unknown as EventRecord;
  });
}

const usual: Manner = { length: 60, refusals: 0.03 };
const titles = (list: EventRecord[]) =>
  new OutputDriftDetector().inspect(list, { nowMs: 0 }).map(({ title }) => title);

it('says nothing as long as answers stay as they are', () => {
  const found = Array.from({ length: 20 }, (_, seed) => titles(events(1_500, () => usual, seed)));
  expect(found.flat()).toEqual([]);
});

it.each<readonly [string, Manner]>([
  ['longer answers', { ...usual, length: 250 }],
  ['shorter answers', { ...usual, length: 12 }],
  ['more refusals', { ...usual, refusals: 0.5 }],
  ['scripts', { ...usual, vocabulary: ['река', 'камень', 'облако', 'лампа', 'сад', 'и', 'в', 'на'] }],
  ['words', { ...usual, vocabulary: ['def', 'return', 'class', 'import', 'self', 'none', 'true', 'for'] }],
])('tells of %s within 150 answers', (what, other) => {
  const list = events(550, (at) => (at < 400 ? usual : other), 3);
  const found = new OutputDriftDetector().inspect(list, { nowMs: 0 });
  expect(found.length).toBeGreaterThanOrEqual(1);
  expect(found[0]!.evidence.eventIds[0]).not.toBe('evt_0');
  expect(found[0]!.timeMs).toBeGreaterThan(list[400]!.timeMs);
  expect(found[0]!.title).toContain(what);
});

it('passes over calls without a sketch, and other events', () => {
  const [event] = events(1, () => usual, 1);
  const bare = { ...event!, raw: event!.raw.replace('answerSketch', 'other') };
  expect(titles([bare, { ...event!, format: 'json' } as EventRecord])).toEqual([]);
});

it('tells refusals in several languages from answers', () => {
  for (const text of [
    'I’m sorry, I can’t help with that.',
    'Das tut mir leid.',
    '申し訳ありません。',
    'Извините, не могу.',
  ])
    expect(isRefusal(text)).toBe(true);
  for (const text of ['The river is long.', 'Der Fluss ist lang.', '川は長いです。'])
    expect(isRefusal(text)).toBe(false);
});
