import { Shape } from './shape.ts';
import { WindowEntropy } from './window-entropy.ts';

/** What must follow a credential. */
export type Tail =
  /** Anything: the form alone is proof. */
  | 'any'
  /** No letter, digit or underscore. */
  | 'word'
  /** Nothing that the credential could go on with. */
  | 'token'
  /** Whatever goes on belongs to it: the form only proves its beginning. */
  | 'open';

/** One kind of credential that is known by its own form. */
export interface FormRule {
  readonly kind: 'form';
  readonly id: string;
  /** Fixed parts of the form, in lower case, without regard to case: the form is tried only where one stands. */
  readonly anchors: readonly string[];
  /** Characters of the form before the anchor. */
  readonly lead: number;
  readonly shape: Shape;
  readonly tail: Tail;
  /** Whether the form may begin inside a word. */
  readonly isInsideWords: boolean;
  readonly entropyMin: number;
  readonly entropy: WindowEntropy;
  readonly score: number;
  /** A general form: said only where no particular rule matches. */
  readonly isFallback: boolean;
  /** Last word on a match. */
  readonly accepts?: (text: string, start: number, end: number) => boolean;
}

/** A credential without a telling form: the provider's name, an assignment within reach, then the value. */
export interface NamedRule {
  readonly kind: 'named';
  readonly id: string;
  readonly anchors: readonly string[];
  readonly shape: Shape;
  readonly entropyMin: number;
  readonly entropy: WindowEntropy;
  readonly score: number;
  /** Words of which one must stand in the rest of the name. */
  readonly nameHas?: RegExp;
  /** What must stand in the 32 characters before the anchor. */
  readonly before?: RegExp;
}

export type SecretRule = FormRule | NamedRule;

type FormOptions = Partial<Omit<FormRule, 'kind' | 'id' | 'shape'>> & { readonly isFolded?: boolean };
type NamedOptions = Partial<Pick<NamedRule, 'entropyMin' | 'score' | 'nameHas' | 'before'>>;

const FORM_SCORE = 0.95;
const NAMED_SCORE = 0.8;
/** Keeps out rows of one or two characters where the provider says nothing about randomness. */
const ENTROPY_FLOOR = 1.5;

/** A credential known by its form. The first fixed part of `shape` is the anchor unless `options` name others. */
export function form(id: string, shape: string, options: FormOptions = {}): FormRule {
  const { isFolded = false, anchors = [fixedStart(shape)], ...more } = options;
  return {
    kind: 'form',
    id,
    anchors: anchors.map((anchor) => anchor.toLowerCase()),
    lead: 0,
    shape: new Shape(shape, isFolded),
    tail: 'token',
    isInsideWords: false,
    entropyMin: ENTROPY_FLOOR,
    entropy: new WindowEntropy(),
    score: FORM_SCORE,
    isFallback: false,
    ...more,
  };
}

/** A credential known by the provider's name before it; `names` are separated by a bar, and case does not count. */
export function named(id: string, names: string, value: string, options: NamedOptions = {}): NamedRule {
  return {
    kind: 'named',
    id,
    anchors: names.toLowerCase().split('|'),
    shape: new Shape(value, true),
    entropyMin: ENTROPY_FLOOR,
    entropy: new WindowEntropy(),
    score: NAMED_SCORE,
    ...options,
  };
}

/** The literal beginning of a form. */
function fixedStart(shape: string): string {
  const start =
    /^\(?((?:[A-Za-z0-9_~@:/%$-]|\\[.\-/+])+)(?![?*+{])/.exec(shape)?.[1]?.replace(/\\/g, '') ?? '';
  if (start.length < 2) throw new Error(`The form ${shape} has no fixed beginning: it needs anchors.`);
  return start;
}
