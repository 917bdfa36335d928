import { readFileSync } from 'node:fs';

const FOLDER =
  process.env.BARTIZAN_DATA ?? new URL('../../../shared/data/llm-guard/train/', import.meta.url).pathname;

export interface Prompt {
  readonly text: string;
  readonly source: string;
}

/** Prompts of a file of the shared data, by the source that they were taken from. */
export function promptsOf(file: string): Prompt[] {
  const lines = readFileSync(`${FOLDER}/${file}`, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Prompt);
}

export function bySource(prompts: readonly Prompt[], sizeMin: number): Map<string, string[]> {
  const sources = new Map<string, string[]>();
  for (const { source, text } of prompts) {
    const texts = sources.get(source);
    if (texts === undefined) sources.set(source, [text]);
    else texts.push(text);
  }
  return new Map([...sources].filter(([, texts]) => texts.length >= sizeMin));
}

/** Numbers that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)]!;
}
