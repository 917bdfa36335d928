/** Random strings that a regular expression in RE2 syntax matches: the planted keys of the benchmark. */

type Node =
  | { readonly kind: 'set'; readonly members: readonly string[] }
  | { readonly kind: 'group'; readonly options: readonly (readonly Item[])[] };
interface Item {
  readonly node: Node;
  readonly min: number;
  readonly max: number;
}

/** A source of random numbers in [0, 1), seeded so that a run can be repeated. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(index + 32));
const EXTRA_MAX = 24;

/** Compiles a pattern once; every call of the answer makes another member. */
export function memberGenerator(pattern: string, random: () => number): () => string {
  const options = new Reader(pattern).alternatives(false);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const write = (items: readonly Item[]): string => {
    let text = '';
    for (const { node, min, max } of items) {
      const count = min + Math.floor(random() * (Math.min(max, min + EXTRA_MAX) - min + 1));
      for (let round = 0; round < count; round++)
        text +=
          node.kind === 'set'
            ? node.members.length === 0
              ? ''
              : pick(node.members)
            : write(pick(node.options));
    }
    return text;
  };
  return () => write(pick(options));
}

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  alternatives(isFolded: boolean): Item[][] {
    const options: Item[][] = [[]];
    let folded = isFolded;
    while (this.#at < this.#source.length && this.#source[this.#at] !== ')') {
      const flags = /^\(\?(-?)[is]+\)/.exec(this.#source.slice(this.#at, this.#at + 6));
      if (flags) {
        if (flags[0].includes('i')) folded = flags[1] !== '-';
        this.#at += flags[0].length;
      } else if (this.#source[this.#at] === '|') {
        this.#at++;
        options.push([]);
      } else {
        const node = this.#node(folded);
        if (node !== undefined) options.at(-1)!.push({ node, ...this.#quantifier() });
      }
    }
    const filled = options.filter((items) => items.length > 0);
    return filled.length === 0 ? [[]] : filled;
  }

  #node(folded: boolean): Node | undefined {
    const source = this.#source;
    const sign = source[this.#at]!;
    if (sign === '(') {
      const head = /^\((?:\?(?:P<\w+>|(-?)([is]+):|:))?/.exec(source.slice(this.#at, this.#at + 40))!;
      this.#at += head[0].length;
      const inner = head[2]?.includes('i') ? head[1] !== '-' : folded;
      const options = this.alternatives(inner);
      this.#at++;
      return { kind: 'group', options };
    }
    if (sign === '[') return { kind: 'set', members: this.#class(folded) };
    if (sign === '.') {
      this.#at++;
      return { kind: 'set', members: printable };
    }
    if (sign === '^' || sign === '$') {
      this.#at++;
      return undefined;
    }
    if (sign === '\\') {
      const letter = source[this.#at + 1]!;
      if (letter === 'b' || letter === 'B' || letter === 'z') {
        this.#at += 2;
        return undefined;
      }
      return { kind: 'set', members: bothCases(this.#escape(), folded) };
    }
    this.#at++;
    return { kind: 'set', members: bothCases([sign], folded) };
  }

  #class(folded: boolean): string[] {
    this.#at++;
    const isNegated = this.#source[this.#at] === '^';
    if (isNegated) this.#at++;
    const members = new Set<string>();
    for (let isFirst = true; isFirst || this.#source[this.#at] !== ']'; isFirst = false) {
      if (this.#source.startsWith('[:alnum:]', this.#at)) {
        this.#at += 9;
        for (const member of printable) if (/[A-Za-z0-9]/.test(member)) members.add(member);
        continue;
      }
      const first = this.#source[this.#at] === '\\' ? this.#escape() : [this.#source[this.#at++]!];
      if (first.length === 1 && this.#source[this.#at] === '-' && this.#source[this.#at + 1] !== ']') {
        this.#at++;
        const last = this.#source[this.#at] === '\\' ? this.#escape()[0]! : this.#source[this.#at++]!;
        for (let code = first[0]!.charCodeAt(0); code <= last.charCodeAt(0); code++)
          members.add(String.fromCharCode(code));
      } else for (const member of first) members.add(member);
    }
    this.#at++;
    const folding = bothCases([...members], folded);
    return isNegated ? printable.filter((member) => !folding.includes(member)) : folding;
  }

  #escape(): string[] {
    const letter = this.#source[this.#at + 1]!;
    this.#at += 2;
    if (letter === 'x') {
      this.#at += 2;
      return [String.fromCharCode(Number.parseInt(this.#source.slice(this.#at - 2, this.#at), 16))];
    }
    if (letter === 'd') return printable.filter((member) => /\d/.test(member));
    if (letter === 'w') return printable.filter((member) => /\w/.test(member));
    if (letter === 's') return [' ', '\t', '\n'];
    if (letter === 'S') return printable.filter((member) => member !== ' ');
    if (letter === 't' || letter === 'n' || letter === 'r') return [{ t: '\t', n: '\n', r: '\r' }[letter]];
    return [letter];
  }

  #quantifier(): { min: number; max: number } {
    const rest = this.#source.slice(this.#at, this.#at + 12);
    const counts = /^(?:([?*+])|\{(\d+)(,?)(\d*)\})\??/.exec(rest);
    if (counts === null) return { min: 1, max: 1 };
    this.#at += counts[0].length;
    if (counts[1] !== undefined)
      return { min: counts[1] === '+' ? 1 : 0, max: counts[1] === '?' ? 1 : EXTRA_MAX };
    const min = Number(counts[2]);
    return { min, max: counts[3] === '' ? min : counts[4] === '' ? min + EXTRA_MAX : Number(counts[4]) };
  }
}

function bothCases(members: readonly string[], folded: boolean): string[] {
  if (!folded) return [...members];
  return [...new Set(members.flatMap((member) => [member.toLowerCase(), member.toUpperCase()]))];
}
