import type { RE2JS } from 're2js';
import { inNetwork, parseAddress } from '../match/cidr.ts';
import { compareNumbers } from '../match/compare.ts';
import { fold } from '../match/fold.ts';
import { ANY, isDash, ONE, type Pattern, type Token } from '../match/pattern.ts';
import { compileRegex } from '../match/regex.ts';
import { numberOf } from '../match/texts-of.ts';
import { timePart } from '../match/time-part.ts';
import type { Condition, Item, Selection, SigmaRule, ValueTest } from '../rule/ast.ts';
import type { EventValues } from './event-texts.ts';

type Fits = (pattern: Pattern, text: string) => boolean;

/**
 * Evaluates a rule as it is written: one value at a time, nothing shared, indexed or remembered. With
 * {@link fitsBySets} it is the compiled engine's naive twin, which says what is right; with the fast pattern matcher it
 * explains a match (see `explainRule`).
 */
export class Interpreter {
  readonly #fits: Fits;
  readonly #regexes = new WeakMap<ValueTest, RE2JS>();
  readonly #patterns = new WeakMap<ValueTest, Pattern>();

  constructor(fits: Fits) {
    this.#fits = fits;
  }

  rule(rule: SigmaRule, event: EventValues): boolean {
    return rule.conditions.some((condition) => this.condition(condition, rule, event));
  }

  condition(condition: Condition, rule: SigmaRule, event: EventValues): boolean {
    if (condition.kind === 'and')
      return condition.children.every((child) => this.condition(child, rule, event));
    if (condition.kind === 'or')
      return condition.children.some((child) => this.condition(child, rule, event));
    if (condition.kind === 'not') return !this.condition(condition.child, rule, event);
    const selection = rule.detections.get(condition.name);
    return selection !== undefined && this.selection(selection, event);
  }

  selection(selection: Selection, event: EventValues): boolean {
    if (selection.kind === 'all') return selection.children.every((child) => this.selection(child, event));
    if (selection.kind === 'any') return selection.children.some((child) => this.selection(child, event));
    return this.item(selection, event);
  }

  item(item: Item, event: EventValues): boolean {
    const holds = (test: ValueTest) => this.test(test, item.field, event);
    return (item.all ? item.tests.every(holds) : item.tests.some(holds)) !== item.negate;
  }

  test(test: ValueTest, field: string | undefined, event: EventValues): boolean {
    const values = field === undefined ? event.all() : event.of(field);
    if (test.kind === 'exists') return (values !== undefined) === test.expected;
    if (test.kind === 'null') return values === undefined || values.length === 0 || values.includes(null);
    return (values ?? []).some((value) => value !== null && this.value(test, value, event));
  }

  /** Whether one value passes a test. */
  value(test: ValueTest, value: string, event: EventValues): boolean {
    switch (test.kind) {
      case 'text':
        return test.cased
          ? this.#fits(test.pattern, value)
          : this.#fits(this.#foldedPattern(test), event.folded(value));
      case 'regex':
        return this.#regex(test)?.test(value) === true;
      case 'cidr': {
        const address = parseAddress(value.trim());
        return address !== undefined && inNetwork(test.network, address);
      }
      case 'compare': {
        const number = test.part === undefined ? numberOf(value) : timePart(value, test.part);
        return number !== undefined && compareNumbers(test.op, number, test.number);
      }
      case 'fieldref':
        return (event.of(test.field) ?? []).some((other) => other !== null && related(test, value, other));
      default:
        return false;
    }
  }

  #foldedPattern(test: ValueTest & { kind: 'text' }): Pattern {
    const known = this.#patterns.get(test);
    if (known !== undefined) return known;
    const folded = test.pattern.map(foldToken);
    this.#patterns.set(test, folded);
    return folded;
  }

  #regex(test: ValueTest & { kind: 'regex' }): RE2JS | undefined {
    const known = this.#regexes.get(test);
    if (known !== undefined) return known;
    const { regex } = compileRegex(test.source, test.flags);
    if (regex !== undefined) this.#regexes.set(test, regex);
    return regex;
  }
}

function foldToken(token: Token): Token {
  return typeof token === 'string' ? fold(token) : token;
}

function related(test: ValueTest & { kind: 'fieldref' }, value: string, other: string): boolean {
  const [left, right] = test.cased ? [value, other] : [fold(value), fold(other)];
  if (test.relation === 'equals') return left === right;
  if (test.relation === 'contains') return left.includes(right);
  return test.relation === 'startswith' ? left.startsWith(right) : left.endsWith(right);
}

/** Pattern matching by the set of places that the pattern can have reached: slow, and obviously right. */
export function fitsBySets(pattern: Pattern, text: string): boolean {
  let places = new Set([0]);
  for (const token of pattern) {
    const next = new Set<number>();
    for (const place of places) {
      if (token === ANY) for (let to = place; to <= text.length; to++) next.add(to);
      else if (typeof token === 'string') {
        if (text.startsWith(token, place)) next.add(place + token.length);
      } else if (place < text.length && (token === ONE || isDash(text[place]))) next.add(place + 1);
    }
    places = next;
    if (places.size === 0) return false;
  }
  return places.has(text.length);
}
