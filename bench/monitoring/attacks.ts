import { pick } from './prompts.ts';

export interface AttackCall {
  readonly text: string;
  readonly logprobs: boolean;
}

export type Attack = (texts: readonly string[], random: () => number) => () => AttackCall;

const templates = [
  (thing: string, other: string) => `What is the typical price of a ${thing} in ${other}?`,
  (thing: string, other: string) => `Write one sentence that explains how ${thing} relates to ${other}.`,
  (thing: string, other: string) =>
    `Classify the mood of this review: the ${thing} was rather ${other} today.`,
  (thing: string, other: string) => `Is ${thing} allowed under the rules for ${other}? Answer yes or no.`,
  (thing: string, other: string) =>
    `Translate the words "${thing}" and "${other}" into Latin and give the gender.`,
];

function wordsOf(texts: readonly string[]): string[] {
  const words = new Set<string>();
  for (const text of texts.slice(0, 2_000))
    for (const word of text.toLowerCase().match(/[a-z]{4,11}/g) ?? []) words.add(word);
  return [...words];
}

/** Ways to take a model apart by asking it. */
export const attacks = {
  /** One template, two slots. */
  template: (texts, random) => {
    const words = wordsOf(texts);
    const template = pick(templates, random);
    return () => ({ text: template(pick(words, random), pick(words, random)), logprobs: false });
  },
  /** One sentence in which a third of the long words is exchanged each time. */
  synonyms: (texts, random) => {
    const words = wordsOf(texts);
    const seeds = texts.filter((text) => text.length > 80 && text.length < 300);
    const seed = pick(seeds, random).split(' ');
    return () => ({
      text: seed
        .map((word) => (/^[a-z]{4,}$/i.test(word) && random() < 0.35 ? pick(words, random) : word))
        .join(' '),
      logprobs: false,
    });
  },
  /** A growing set: each query is a small change of an earlier one, as in Jacobian-based augmentation. */
  augmentation: (texts, random) => {
    const words = wordsOf(texts);
    const pool = Array.from({ length: 10 }, () => pick(texts, random));
    return () => {
      const parts = pick(pool, random).split(' ');
      for (let change = 0; change < 2; change++)
        parts[Math.floor(random() * parts.length)] = pick(words, random);
      const text = parts.join(' ');
      pool.push(text);
      return { text, logprobs: false };
    };
  },
  /** Natural questions of every kind, as Copycat and Knockoff send them. */
  crawl: (texts, random) => () => ({ text: pick(texts, random), logprobs: false }),
  /** Random words, as the first attacks on language models sent them. */
  randomWords: (texts, random) => {
    const words = wordsOf(texts);
    return () => ({ text: Array.from({ length: 12 }, () => pick(words, random)).join(' '), logprobs: false });
  },
  /** Natural questions with log-probabilities. */
  harvest: (texts, random) => () => ({ text: pick(texts, random), logprobs: true }),
  /** Whether a text was in the training data: its beginning, a few versions of it, log-probabilities in two of three. */
  membership: (texts, random) => {
    const long = texts.filter((text) => text.length > 200);
    let text = pick(long, random);
    return () => {
      if (random() < 0.25) text = pick(long, random);
      const cut = text.split(' ').slice(0, 25 + Math.floor(random() * 12));
      return { text: `Continue this text: ${cut.join(' ')}`, logprobs: random() < 0.67 };
    };
  },
  /** Strings of random signs. */
  gibberish: (_texts, random) => () => ({
    text: Array.from({ length: 60 }, () => String.fromCharCode(33 + Math.floor(random() * 94))).join(''),
    logprobs: false,
  }),
} as const satisfies Record<string, Attack>;
