import type { Condition } from './ast.ts';
import { invalid, unsupported } from './problem.ts';

type Path = readonly (string | number)[];

const LENGTH_MAX = 10_000;
const DEPTH_MAX = 64;
const TOKEN = /[()|]|[^\s()|]+/g;

/**
 * Parses a condition: `not` binds stronger than `and`, `and` stronger than `or`; `1 of x*`, `any of x*` and `all of x*`
 * become `or` and `and` over the names that fit, and `them` leaves out the names that start with an underscore.
 *
 * @param names all search identifiers of the rule
 * @throws RuleFault when the text is no condition or refers to nothing
 */
export function parseCondition(text: string, names: readonly string[], path: Path): Condition {
  if (text.length > LENGTH_MAX) throw invalid(`a condition over ${LENGTH_MAX} characters`, path);
  const reader = new Reader(text.match(TOKEN) ?? [], names, path);
  return reader.read();
}

class Reader {
  readonly #tokens: readonly string[];
  readonly #names: readonly string[];
  readonly #path: Path;
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly string[], names: readonly string[], path: Path) {
    this.#tokens = tokens;
    this.#names = names;
    this.#path = path;
  }

  read(): Condition {
    if (this.#tokens.length === 0) throw invalid('the condition is empty', this.#path);
    const condition = this.#or();
    const rest = this.#tokens[this.#at];
    if (rest === '|')
      throw unsupported('aggregations after | (old syntax) are not supported; use a correlation', this.#path);
    if (rest !== undefined) throw this.#unexpected(rest);
    return condition;
  }

  #unexpected(token: string | undefined) {
    const reason =
      token === undefined ? 'the condition ends too early' : `unexpected '${token.slice(0, 60)}'`;
    return invalid(`condition: ${reason}`, this.#path);
  }

  #takes(word: string): boolean {
    if (this.#tokens[this.#at]?.toLowerCase() !== word) return false;
    this.#at++;
    return true;
  }

  #or(): Condition {
    if (++this.#depth > DEPTH_MAX) throw invalid('the condition is nested too deeply', this.#path);
    const children = [this.#and()];
    while (this.#takes('or')) children.push(this.#and());
    this.#depth--;
    return join('or', children);
  }

  #and(): Condition {
    const children = [this.#not()];
    while (this.#takes('and')) children.push(this.#not());
    return join('and', children);
  }

  #not(): Condition {
    let negations = 0;
    while (this.#takes('not')) negations++;
    const inner = this.#primary();
    return negations % 2 === 1 ? { kind: 'not', child: inner } : inner;
  }

  #primary(): Condition {
    if (this.#takes('(')) {
      const inner = this.#or();
      if (!this.#takes(')')) throw this.#unexpected(this.#tokens[this.#at]);
      return inner;
    }
    const token = this.#tokens[this.#at];
    if (token === undefined || token === ')' || token === '|') throw this.#unexpected(token);
    this.#at++;
    if (this.#tokens[this.#at]?.toLowerCase() === 'of') return this.#quantifier(token.toLowerCase());
    if (!this.#names.includes(token))
      throw invalid(`condition: there is no '${token.slice(0, 60)}'`, this.#path);
    return { kind: 'ref', name: token };
  }

  #quantifier(quantity: string): Condition {
    this.#at++;
    if (quantity !== '1' && quantity !== 'any' && quantity !== 'all') {
      throw unsupported(
        `condition: '${quantity.slice(0, 20)} of' is not supported, only 1, any and all`,
        this.#path,
      );
    }
    const pattern = this.#tokens[this.#at];
    if (pattern === undefined || pattern === '(' || pattern === ')') throw this.#unexpected(pattern);
    this.#at++;
    const found = matching(pattern, this.#names);
    if (found.length === 0) throw invalid(`condition: nothing fits '${pattern.slice(0, 60)}'`, this.#path);
    return join(
      quantity === 'all' ? 'and' : 'or',
      found.map((name) => ({ kind: 'ref', name })),
    );
  }
}

function join(kind: 'and' | 'or', children: readonly Condition[]): Condition {
  return children.length === 1 && children[0] !== undefined ? children[0] : { kind, children };
}

function matching(pattern: string, names: readonly string[]): readonly string[] {
  if (pattern.toLowerCase() === 'them') return names.filter((name) => !name.startsWith('_'));
  const parts = pattern.split('*');
  const regex = new RegExp(
    `^${parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('[^]*?')}$`,
  );
  return parts.length > 4 ? [] : names.filter((name) => regex.test(name));
}
