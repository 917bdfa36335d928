/**
 * Precision and recall of the personal-data guard: `node bench/guards/pii.ts SENTENCES.json [--misses]` with sentences as
 * presidio-research makes them (`full_text`, `spans` of `entity_type`, `start_position`, `end_position`). A type counts as
 * found when a match of that type overlaps the span.
 */
import { readFileSync } from 'node:fs';
import { scanPii } from '../../src/protect/guards/pii/scan-pii.ts';

interface Sentence {
  readonly full_text: string;
  readonly spans: readonly {
    readonly entity_type: string;
    readonly start_position: number;
    readonly end_position: number;
  }[];
}

const typeOf: Readonly<Record<string, readonly string[]>> = {
  EMAIL_ADDRESS: ['EMAIL'],
  PHONE_NUMBER: ['PHONE'],
  CREDIT_CARD: ['CREDIT_CARD'],
  IBAN_CODE: ['IBAN'],
  US_SSN: ['US_SSN'],
  IP_ADDRESS: ['IP_ADDRESS'],
  US_DRIVER_LICENSE: ['DRIVER_LICENSE'],
};

const [path, flag] = process.argv.slice(2);
if (path === undefined) throw new Error('usage: pii.ts SENTENCES.json [--misses]');
const sentences = JSON.parse(readFileSync(path, 'utf8')) as Sentence[];
const found = new Map<string, number>();
const all = new Map<string, number>();
let right = 0;
let wrong = 0;
for (const { full_text: text, spans } of sentences) {
  const matches = scanPii(text);
  for (const span of spans) {
    const types = typeOf[span.entity_type];
    if (types === undefined) continue;
    all.set(span.entity_type, (all.get(span.entity_type) ?? 0) + 1);
    const hit = matches.some(
      (match) =>
        types.includes(match.type) && match.start < span.end_position && match.end > span.start_position,
    );
    if (hit) found.set(span.entity_type, (found.get(span.entity_type) ?? 0) + 1);
    else if (flag === '--misses')
      console.log(
        `MISS ${span.entity_type} ${text.slice(Math.max(0, span.start_position - 40), span.end_position + 5)}`,
      );
  }
  for (const match of matches) {
    const isRight = spans.some(
      (span) =>
        match.start < span.end_position &&
        match.end > span.start_position &&
        (typeOf[span.entity_type] === undefined || typeOf[span.entity_type]!.includes(match.type)),
    );
    if (isRight) right++;
    else {
      wrong++;
      if (flag === '--misses')
        console.log(`WRONG ${match.type} ${text.slice(Math.max(0, match.start - 30), match.end)}`);
    }
  }
}
for (const [type, count] of [...all].sort())
  console.log(
    `${type}: ${found.get(type) ?? 0} of ${count} (${(((found.get(type) ?? 0) / count) * 100).toFixed(1)} %)`,
  );
console.log(`precision ${((right / (right + wrong)) * 100).toFixed(1)} % of ${right + wrong}`);
