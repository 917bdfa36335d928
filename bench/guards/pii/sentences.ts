import { readFileSync } from 'node:fs';
import type { Entity } from './score.ts';

export interface Sentence {
  readonly text: string;
  readonly entities: readonly Entity[];
}

interface Row {
  readonly full_text: string;
  readonly template_id: number;
  readonly spans: readonly {
    readonly entity_type: string;
    readonly entity_value: string;
    readonly start_position: number;
    readonly end_position: number;
  }[];
}

const title = /^(?:mr|mrs|ms|miss|dr|prof)\.?(?:\s+|$)/i;

/**
 * The test half of presidio-research's sentences (template modulo 5 below 2; the weights have seen the others only).
 * `isMerged`: parts of one address that stand together are one, and titles are no part of a name; otherwise as labelled.
 * `isWhole`: all sentences, for what is not trained.
 */
export function readTestSentences(path: string, isMerged: boolean, isWhole = false): Sentence[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as Row[])
    .filter((row) => (isWhole || row.template_id % 5 < 2) && !/[\ud800-\udfff]/.test(row.full_text))
    .map((row) => {
      const raw = row.spans
        .map((span) => ({ type: span.entity_type, start: span.start_position, end: span.end_position }))
        .sort((left, right) => left.start - right.start);
      return { text: row.full_text, entities: isMerged ? merge(row.full_text, raw) : raw };
    });
}

function merge(text: string, entities: readonly Entity[]): Entity[] {
  const merged: Entity[] = [];
  for (const entity of entities) {
    let { type, start, end } = entity;
    if (type === 'PERSON') start += title.exec(text.slice(start, end))?.[0].length ?? 0;
    if (start === end) continue;
    const last = merged.at(-1);
    const isPlace = (name: string | undefined) => name === 'ADDRESS' || name === 'LOCATION';
    const isOne =
      last !== undefined &&
      isPlace(type) &&
      isPlace(last.type) &&
      (type === 'ADDRESS' || last.type === 'ADDRESS') &&
      /^[\s,>?]{1,8}$/.test(text.slice(last.end, start));
    if (isOne) merged[merged.length - 1] = { type: 'ADDRESS', start: last.start, end };
    else merged.push({ type, start, end });
  }
  return merged;
}
