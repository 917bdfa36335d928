import { pick } from './prompts.ts';

/** One call of a made user: when, and what it says. */
export interface MadeCall {
  readonly nowMs: number;
  readonly text: string;
  readonly logprobs: boolean;
}

export type Habit = (texts: readonly string[], random: () => number) => () => string;

/** How people and programs use a model. Each yields the next prompt. */
export const habits = {
  /** One question after another. */
  asks: (texts, random) => () => pick(texts, random),
  /** Asks, and often works on the prompt: up to a dozen versions. */
  revises: (texts, random) => {
    let current = pick(texts, random);
    let left = 0;
    return () => {
      if (left > 0 && random() < 0.75) {
        left--;
        current = revised(current, random);
      } else {
        current = pick(texts, random);
        left = random() < 0.4 ? Math.floor(random() * 12) : 0;
      }
      return current;
    };
  },
  /** A program: the same check again and again, with questions between. */
  checks: (texts, random) => {
    const check = pick(texts, random);
    return () => (random() < 0.7 ? check : pick(texts, random));
  },
  /** A program that puts what people write behind a short order. */
  wraps: (texts, random) => () =>
    `Summarise what the customer wants in one sentence.\n\n${pick(texts, random)}`,
} as const satisfies Record<string, Habit>;

const additions = [
  'Make it shorter.',
  'Please answer in a table.',
  'Give me three examples.',
  'Explain it to a beginner.',
  'In German, please.',
  'Be more formal.',
];

/** The prompt as somebody would send it again after a look at the answer. */
function revised(text: string, random: () => number): string {
  const words = text.split(' ');
  const way = random();
  if (way < 0.4) return `${text} ${pick(additions, random)}`;
  if (way < 0.7 && words.length > 6) words.splice(Math.floor(random() * words.length), 1);
  else words.splice(Math.floor(random() * words.length), 0, pick(['really', 'only', 'also', 'not'], random));
  return words.join(' ');
}

const DAY_MS = 86_400_000;

/** Calls of one user over a week: sessions by day, some long, with pauses of seconds to minutes between calls. */
export function* week(
  calls: number,
  startMs: number,
  next: () => string,
  random: () => number,
): Generator<MadeCall> {
  const perDay = Math.ceil(calls / 7);
  for (let day = 0; day < 7; day++) {
    let nowMs = startMs + day * DAY_MS + (7 + random() * 3) * 3_600_000;
    const pauseMs = Math.min(40_000, (9 * 3_600_000) / perDay);
    for (let at = 0; at < perDay; at++) {
      nowMs += -Math.log(1 - random()) * pauseMs;
      if (random() < 0.02) nowMs += random() * 1_800_000;
      yield { nowMs, text: next(), logprobs: random() < 0.002 };
    }
  }
}
