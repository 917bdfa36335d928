/** A labelled or found range. */
export interface Entity {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f2: number;
  readonly spans: number;
}

const equals = (left: Entity, right: Entity) => left.start === right.start && left.end === right.end;
const overlaps = (left: Entity, right: Entity) => left.start < right.end && right.start < left.end;

/**
 * Precision, recall and F2 of one type. Strict: both ends are the same. Otherwise any overlap counts. What a type is
 * called is made the same on both sides before.
 */
export function score(
  gold: readonly (readonly Entity[])[],
  found: readonly (readonly Entity[])[],
  type: string,
  isStrict: boolean,
): Score {
  const matches = isStrict ? equals : overlaps;
  let right = 0;
  let missed = 0;
  let wrong = 0;
  gold.forEach((entities, row) => {
    const wanted = entities.filter((entity) => entity.type === type);
    const given = (found[row] ?? []).filter((entity) => entity.type === type);
    for (const entity of wanted) {
      if (given.some((other) => matches(entity, other))) right++;
      else missed++;
    }
    wrong += given.filter((entity) => !wanted.some((other) => matches(entity, other))).length;
  });
  const precision = right + wrong === 0 ? 0 : right / (right + wrong);
  const recall = right + missed === 0 ? 0 : right / (right + missed);
  const f2 = precision + recall === 0 ? 0 : (5 * precision * recall) / (4 * precision + recall);
  return { precision, recall, f2, spans: right + missed };
}
