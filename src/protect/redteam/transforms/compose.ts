import type { Random } from '../random.ts';
import { encodingTransforms } from './encodings.ts';
import { letterTransforms } from './letters.ts';
import type { Transform } from './transform.ts';
import { wrapperTransforms } from './wrappers.ts';

export const transforms: readonly Transform[] = [
  ...letterTransforms,
  ...encodingTransforms,
  ...wrapperTransforms,
];

/** Layers put on a text at most. */
export const DEPTH_MAX = 3;
/** Binary in binary grows eighty-fold; past this length a layer is left out. */
const LENGTH_MAX = 6_000;

export interface Transformed {
  readonly text: string;
  /** Names of what was applied, in order. */
  readonly names: readonly string[];
}

/** The stages of a composition with so many layers; letters never follow an encoding, which they would break. */
function stagesFor(depth: number, random: Random): readonly Transform[][] {
  const plans: readonly (readonly (readonly Transform[])[])[] = [
    [letterTransforms, encodingTransforms],
    [encodingTransforms, encodingTransforms],
    [encodingTransforms, wrapperTransforms],
    [letterTransforms, wrapperTransforms],
  ];
  const deep: readonly (readonly (readonly Transform[])[])[] = [
    [letterTransforms, encodingTransforms, wrapperTransforms],
    [encodingTransforms, encodingTransforms, wrapperTransforms],
    [letterTransforms, encodingTransforms, encodingTransforms],
    [encodingTransforms, encodingTransforms, encodingTransforms],
  ];
  if (depth <= 1) return [[...transforms]];
  return random.pick(depth === 2 ? plans : deep).map((stage) => [...stage]);
}

/**
 * Puts one to three layers on a text, drawn by chance.
 *
 * @param depth number of layers, cut to 1..{@link DEPTH_MAX}
 */
export function obfuscate(text: string, depth: number, random: Random): Transformed {
  let result = text;
  const names: string[] = [];
  for (const stage of stagesFor(Math.min(Math.max(depth, 1), DEPTH_MAX), random)) {
    const transform = random.pick(stage.filter(({ name }) => !names.includes(name)));
    const next = applyTransform(transform, result, random);
    if (next.length > LENGTH_MAX) continue;
    result = next;
    names.push(transform.name);
  }
  return { text: result, names };
}

/** Applies one transform, with the words that tell a model how to undo it. */
export function applyTransform(transform: Transform, text: string, random: Random): string {
  const changed = transform.apply(text, random);
  return transform.howToRead === undefined ? changed : `${transform.howToRead}\n${changed}`;
}
