import type { RE2JS } from 're2js';
import type { Network } from '../match/cidr.ts';
import { fold } from '../match/fold.ts';
import { ANY, type Pattern, showPattern } from '../match/pattern.ts';
import { compileRegex } from '../match/regex.ts';
import type { TimePart } from '../match/time-part.ts';
import type { Comparison, FieldRelation, ValueTest } from '../rule/ast.ts';
import type { FieldTable } from './field-table.ts';
import { isWide } from './wide-index.ts';

/** Slot of predicates that look at every value of an event (keywords). */
export const KEYWORD_SLOT = -1;

/**
 * A test of one field's value. Texts of predicates that ignore case are folded already. Each distinct predicate exists
 * once, however many rules share it, so that its outcome is worked out at most once an event.
 */
export type Predicate = {
  readonly id: number;
  readonly slot: number;
  /** It is tried on folded values. */
  readonly folds: boolean;
} & PredicateTest;

export interface LiteralTest {
  readonly op: 'equals' | 'contains' | 'prefix' | 'suffix';
  readonly text: string;
  readonly cased: boolean;
}

export type PredicateTest =
  | LiteralTest
  /** One of several literals that ignore case: a rule's list of values is one predicate, not one for each. */
  | { readonly op: 'set'; readonly tests: readonly LiteralTest[] }
  | { readonly op: 'glob'; readonly pattern: Pattern; readonly cased: boolean }
  | { readonly op: 'anything' }
  | { readonly op: 'regex'; readonly regex: RE2JS; readonly source: string; readonly insensitive: boolean }
  | { readonly op: 'cidr'; readonly network: Network }
  | {
      readonly op: 'compare';
      readonly comparison: Comparison;
      readonly number: number;
      readonly part: TimePart | undefined;
    }
  | {
      readonly op: 'fieldref';
      readonly other: number;
      readonly relation: FieldRelation;
      readonly cased: boolean;
    }
  | { readonly op: 'null' }
  | { readonly op: 'exists' };

/** Hands out one predicate per distinct test. */
export class PredicateTable {
  readonly predicates: Predicate[] = [];
  readonly #fields: FieldTable;
  readonly #ids = new Map<string, number>();

  constructor(fields: FieldTable) {
    this.#fields = fields;
  }

  /** The predicate for a test; a `exists: false` is the caller's negation of `exists`. */
  intern(field: string | undefined, test: ValueTest): number {
    const slot = field === undefined ? KEYWORD_SLOT : this.#fields.slotFor(field);
    const made = this.#test(test);
    return this.#intern(slot, made.key, made.make);
  }

  /**
   * Of a list of values of which one must fit: one predicate for all that an index can find, and those for the others.
   */
  internAny(field: string | undefined, tests: readonly ValueTest[]): number[] {
    const slot = field === undefined ? KEYWORD_SLOT : this.#fields.slotFor(field);
    const literals = new Map<string, LiteralTest>();
    const others: ValueTest[] = [];
    for (const test of tests) {
      const literal = test.kind === 'text' ? literalTest(test.pattern, test.cased) : undefined;
      if (literal === undefined || literal.cased || isShort(literal)) others.push(test);
      else literals.set(`${literal.op} ${literal.text}`, literal);
    }
    const ids = others.map((test) => this.intern(field, test));
    const [only, ...more] = literals.values();
    if (only !== undefined && more.length === 0) ids.push(this.#intern(slot, literalKey(only), () => only));
    if (more.length === 0) return ids;
    const key = `set ${[...literals.keys()].sort().join('\0')}`;
    ids.push(this.#intern(slot, key, () => ({ op: 'set', tests: [...literals.values()] })));
    return ids;
  }

  #intern(slot: number, testKey: string, make: () => PredicateTest): number {
    const key = `${slot} ${testKey}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.predicates.length;
    this.#ids.set(key, id);
    const test = make();
    this.predicates.push({ id, slot, folds: foldsValue(test), ...test });
    return id;
  }

  #test(test: ValueTest): { key: string; make: () => PredicateTest } {
    switch (test.kind) {
      case 'text':
        return textTest(test.pattern, test.cased);
      case 'regex': {
        const { source, flags } = test;
        const key = `re${flags.insensitive ? 'i' : ''}${flags.multiLine ? 'm' : ''}${flags.dotAll ? 's' : ''} ${source}`;
        return { key, make: () => regexTest(source, flags) };
      }
      case 'cidr':
        return {
          key: `cidr ${test.network.bytes.join('.')}/${test.network.bits}`,
          make: () => ({ op: 'cidr', network: test.network }),
        };
      case 'compare': {
        const { op: comparison, number, part } = test;
        return {
          key: `${comparison} ${part ?? ''} ${number}`,
          make: () => ({ op: 'compare', comparison, number, part }),
        };
      }
      case 'fieldref': {
        const { relation, cased } = test;
        const other = this.#fields.slotFor(test.field);
        return {
          key: `ref ${relation} ${cased} ${other}`,
          make: () => ({ op: 'fieldref', other, relation, cased }),
        };
      }
      default:
        return { key: test.kind, make: () => ({ op: test.kind }) };
    }
  }
}

function regexTest(source: string, flags: Parameters<typeof compileRegex>[1]): PredicateTest {
  const { regex, fault } = compileRegex(source, flags);
  if (regex === undefined)
    throw new Error(`a regular expression passed the parser but does not compile: ${fault}`);
  return { op: 'regex', regex, source, insensitive: flags.insensitive || source.includes('(?') };
}

function foldsValue(test: PredicateTest): boolean {
  return test.op === 'set' || ('cased' in test && !test.cased);
}

function foldedPattern(written: Pattern, cased: boolean): Pattern {
  return cased ? written : written.map((token) => (typeof token === 'string' ? fold(token) : token));
}

/** The pattern as a plain comparison; undefined when it needs more. */
function literalTest(written: Pattern, cased: boolean): LiteralTest | undefined {
  const [first, second, third] = written;
  let op: LiteralTest['op'] | undefined;
  let text = first;
  if (written.length === 0) {
    op = 'equals';
    text = '';
  } else if (written.length === 1) op = 'equals';
  else if (written.length === 2 && second === ANY) op = 'prefix';
  else if (written.length === 2 && first === ANY) {
    op = 'suffix';
    text = second;
  } else if (written.length === 3 && first === ANY && third === ANY) {
    op = 'contains';
    text = second;
  }
  if (op === undefined || typeof text !== 'string') return undefined;
  return { op, text: cased ? text : fold(text), cased };
}

function literalKey({ op, text, cased }: LiteralTest): string {
  return `${op}${cased ? ' cased' : ''} ${text}`;
}

const SHORT = 4;

/**
 * Whether a literal is too short to tell texts apart: then it is looked for only when somebody asks. A look-alike letter
 * or an emoji tells enough.
 */
export function isShort({ op, text }: LiteralTest): boolean {
  return op === 'contains' && text.length < SHORT && !isWide(text);
}

function textTest(written: Pattern, cased: boolean): { key: string; make: () => PredicateTest } {
  const literal = literalTest(written, cased);
  if (literal !== undefined) return { key: literalKey(literal), make: () => literal };
  if (written.length === 1 && written[0] === ANY)
    return { key: 'anything', make: () => ({ op: 'anything' }) };
  const pattern = foldedPattern(written, cased);
  const shape = pattern.map((token) => (typeof token === 'string' ? 's' : token)).join('');
  const key = `glob${cased ? ' cased' : ''} ${shape} ${showPattern(pattern)}`;
  return { key, make: () => ({ op: 'glob', pattern, cased }) };
}
