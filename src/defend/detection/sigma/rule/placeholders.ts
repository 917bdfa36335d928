import { unsupported } from './problem.ts';

/** Values for the placeholders (`%name%`) of the modifier `expand`, by name. */
export type Placeholders = ReadonlyMap<string, readonly string[]>;

const PLACEHOLDER = /%([A-Za-z_][\w.-]*)%/;
const TEXTS_MAX = 10_000;

/** Puts each value of each placeholder into the text. Throws `unsupported` when one has no values here. */
export function expandPlaceholders(
  text: string,
  placeholders: Placeholders,
  path: readonly (string | number)[],
): readonly string[] {
  let texts: readonly string[] = [text];
  for (let found = PLACEHOLDER.exec(text); found !== null; found = PLACEHOLDER.exec(texts[0] ?? '')) {
    const name = found[1] ?? '';
    const values = placeholders.get(name);
    if (values === undefined || values.length === 0) {
      throw unsupported(`the placeholder %${name}% (modifier expand) has no values here`, path);
    }
    texts = texts.flatMap((each) =>
      values.map((value) => each.replace(`%${name}%`, () => value.replaceAll('%', '\ue000'))),
    );
    if (texts.length > TEXTS_MAX)
      throw unsupported(`the placeholders make more than ${TEXTS_MAX} values`, path);
  }
  return texts.map((each) => each.replaceAll('\ue000', '%'));
}
