import type { AnswerSketch } from '../../../contracts/gateway-event.ts';
import { spread } from '../abuse/prompt-sketch.ts';
import { scripts } from '../abuse/scripts.ts';
import { WordReader } from '../abuse/word-reader.ts';
import { isRefusal } from './refusal.ts';

/** Buckets that an answer's words are counted in. */
const BUCKETS = 32;
const reader = new WordReader();

/**
 * What is kept of an answer to see a model change: counts that do not give its words back.
 *
 * @param text the beginning of the answer
 * @param units length of all of it, UTF-16 code units
 */
export function sketchAnswer(text: string, units: number): AnswerSketch {
  reader.read(text);
  const words = Array<number>(BUCKETS).fill(0);
  for (let at = 0; at < reader.wordCount; at++) words[spread(reader.words[at]!) % BUCKETS]!++;
  let script = 0;
  for (let at = 1; at < scripts.length; at++)
    if (reader.scriptCounts[at]! > reader.scriptCounts[script]!) script = at;
  return { units, script: scripts[script]!, refusal: isRefusal(text), words };
}
