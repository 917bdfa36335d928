import type { RE2JS } from 're2js';
import type { Network } from '../match/cidr.ts';
import { fold } from '../match/fold.ts';
import { ANY, type Pattern, showPattern } from '../match/pattern.ts';
import { compileRegex } from '../match/regex.ts';
import type { TimePart } from '../match/time-part.ts';
import type { Comparison, FieldRelation, ValueTest } from '../rule/ast.ts';
import type { FieldTable } from './field-table.ts';

/** Slot of predicates that look at every value of an event (keywords). */
export const KEYWORD_SLOT = -1;

/**
 * A test of one field's value. Texts of predicates that ignore case are folded already. Each distinct predicate exists
 * once, however many rules share it, so that its outcome is worked out at most once an event.
 */
export type Predicate = { readonly id: number; readonly slot: number } & PredicateTest;

export type PredicateTest =
  | {
      readonly op: 'equals' | 'contains' | 'prefix' | 'suffix';
      readonly text: string;
      readonly cased: boolean;
    }
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
    const key = `${slot} ${made.key}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.predicates.length;
    this.#ids.set(key, id);
    this.predicates.push({ id, slot, ...made.make() });
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

function textTest(written: Pattern, cased: boolean): { key: string; make: () => PredicateTest } {
  const pattern = cased ? written : written.map((token) => (typeof token === 'string' ? fold(token) : token));
  const shape = pattern.map((token) => (typeof token === 'string' ? 's' : token)).join('');
  const ops = {
    '': 'equals',
    s: 'equals',
    [`${ANY}s${ANY}`]: 'contains',
    [`s${ANY}`]: 'prefix',
    [`${ANY}s`]: 'suffix',
  } as const;
  const op = Object.hasOwn(ops, shape) ? ops[shape as keyof typeof ops] : undefined;
  if (op !== undefined) {
    const text = (pattern.find((token) => typeof token === 'string') as string | undefined) ?? '';
    return { key: `${op}${cased ? ' cased' : ''} ${text}`, make: () => ({ op, text, cased }) };
  }
  if (shape === `${ANY}`) return { key: 'anything', make: () => ({ op: 'anything' }) };
  const key = `glob${cased ? ' cased' : ''} ${shape} ${showPattern(pattern)}`;
  return { key, make: () => ({ op: 'glob', pattern, cased }) };
}
