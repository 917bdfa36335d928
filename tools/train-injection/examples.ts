import { Features } from '../../src/protect/guards/injection/features.ts';
import { prepare } from '../../src/protect/guards/injection/prepare.ts';
import { Tokens } from '../../src/protect/guards/injection/tokens.ts';
import type { Row } from './corpus.ts';

const TOKENS_MAX = 1200;

/** A row as the learner reads it. */
export interface Example {
  readonly row: Row;
  readonly isAttack: boolean;
  readonly weight: number;
  readonly ids: Int32Array;
  readonly idsEnd: Int32Array;
  readonly count: number;
  /** Words that the injected text covers, or the whole text. */
  readonly spanFirst: number;
  readonly spanEnd: number;
  readonly hasSpan: boolean;
}

const tokens = new Tokens();
const features = new Features();

export function toExample(row: Row, weight = 1): Example {
  const prepared = prepare(row.text);
  tokens.read(prepared.text);
  features.extract(tokens);
  const count = Math.min(tokens.count, TOKENS_MAX);
  let spanFirst = 0;
  let spanEnd = count;
  const hasSpan = row.span !== undefined && row.isAttack;
  if (hasSpan) {
    const offset = (index: number) => (prepared.offsets === null ? index : prepared.offsets[index]!);
    const [start, end] = row.span;
    spanFirst = count;
    spanEnd = 0;
    for (let token = 0; token < count; token++) {
      if (offset(tokens.starts[token]!) >= start && offset(tokens.ends[token]! - 1) < end) {
        spanFirst = Math.min(spanFirst, token);
        spanEnd = token + 1;
      }
    }
    if (spanEnd === 0) [spanFirst, spanEnd] = [0, count];
  }
  return {
    row,
    isAttack: row.isAttack,
    weight,
    ids: features.ids.slice(0, count === 0 ? 0 : features.idsEnd[count - 1]),
    idsEnd: features.idsEnd.slice(0, count),
    count,
    spanFirst,
    spanEnd,
    hasSpan,
  };
}
