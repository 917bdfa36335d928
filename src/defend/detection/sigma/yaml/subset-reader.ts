import { OutsideSubset, readInline, singleQuoteEnd } from './scalar.ts';

const DEPTH_MAX = 24;

interface Line {
  readonly indent: number;
  /** Without indentation and trailing spaces. */
  readonly text: string;
}

/**
 * Reads the part of YAML that nearly every Sigma rule is written in: block maps and lists, scalars on one line, block
 * scalars. It is ten times faster than a full parser, and it throws {@link OutsideSubset} at anything else (also at
 * anything wrong), so that the full parser decides; it must never read a text differently from the full parser.
 */
export class SubsetReader {
  readonly #lines: readonly string[];
  #at: number;
  readonly #end: number;

  constructor(lines: readonly string[], start: number, end: number) {
    this.#lines = lines;
    this.#at = start;
    this.#end = end;
  }

  read(): unknown {
    const first = this.#peek();
    if (first === undefined) return null;
    const value = this.#block(first.indent, 0);
    if (this.#peek() !== undefined) throw new OutsideSubset();
    return value;
  }

  /** The next line that is neither empty nor a comment. */
  #peek(): Line | undefined {
    for (; this.#at < this.#end; this.#at++) {
      const raw = this.#lines[this.#at] ?? '';
      let indent = 0;
      while (raw.charCodeAt(indent) === 0x20) indent++;
      const text = raw.slice(indent).trimEnd();
      if (text === '' || text.startsWith('#')) continue;
      if (text.startsWith('\t')) throw new OutsideSubset();
      return { indent, text };
    }
    return undefined;
  }

  #block(indent: number, depth: number): unknown {
    if (depth > DEPTH_MAX) throw new OutsideSubset();
    const line = this.#peek();
    if (line === undefined) return null;
    return isItem(line.text) ? this.#list(indent, depth) : this.#map(indent, undefined, depth);
  }

  #list(indent: number, depth: number): unknown[] {
    const out: unknown[] = [];
    for (let line = this.#peek(); line !== undefined && line.indent === indent; line = this.#peek()) {
      if (!isItem(line.text)) break;
      const rest = line.text.slice(1).trimStart();
      const offset = line.text.length - rest.length;
      if (rest === '' || rest.startsWith('#')) {
        this.#at++;
        out.push(this.#nested(indent + 1, depth));
      } else if (keyEnd(rest) !== undefined) {
        out.push(this.#map(indent + offset, { indent: indent + offset, text: rest }, depth + 1));
      } else {
        this.#at++;
        out.push(
          rest.startsWith('|') || rest.startsWith('>')
            ? this.#blockScalar(rest, indent)
            : this.#inline(rest, indent),
        );
      }
    }
    const next = this.#peek();
    if (next !== undefined && next.indent > indent) throw new OutsideSubset();
    return out;
  }

  #map(indent: number, firstLine: Line | undefined, depth: number): Record<string, unknown> {
    if (depth > DEPTH_MAX) throw new OutsideSubset();
    const out: Record<string, unknown> = {};
    let line = firstLine ?? this.#peek();
    for (; line !== undefined && line.indent === indent; line = this.#peek()) {
      const key = keyEnd(line.text);
      if (key === undefined || key.name === '__proto__' || Object.hasOwn(out, key.name))
        throw new OutsideSubset();
      const rest = line.text.slice(key.end).trimStart();
      this.#at++;
      if (rest === '' || rest.startsWith('#')) out[key.name] = this.#nestedOfKey(indent, depth);
      else if (rest.startsWith('|') || rest.startsWith('>')) out[key.name] = this.#blockScalar(rest, indent);
      else out[key.name] = this.#inline(rest, indent);
    }
    if (line !== undefined && line.indent > indent) throw new OutsideSubset();
    return out;
  }

  #nestedOfKey(indent: number, depth: number): unknown {
    const next = this.#peek();
    const isListAtSameIndent = next?.indent === indent && isItem(next.text);
    return isListAtSameIndent ? this.#list(indent, depth + 1) : this.#nested(indent + 1, depth);
  }

  /** The block below, when it is indented by at least so much; null when there is none. */
  #nested(indentMin: number, depth: number): unknown {
    const next = this.#peek();
    if (next === undefined || next.indent < indentMin) return null;
    if (!isItem(next.text) && keyEnd(next.text) === undefined) throw new OutsideSubset();
    return this.#block(next.indent, depth + 1);
  }

  #inline(text: string, indent: number): unknown {
    const value = readInline(text);
    const next = this.#peek();
    // A scalar that goes on in the next line.
    if (next !== undefined && next.indent > indent) throw new OutsideSubset();
    return value;
  }

  #blockScalar(header: string, parentIndent: number): string {
    if (!/^[|>][-+]?$/.test(header)) throw new OutsideSubset();
    const content: string[] = [];
    let indent = -1;
    for (; this.#at < this.#end; this.#at++) {
      const raw = this.#lines[this.#at] ?? '';
      const own = raw.length - raw.trimStart().length;
      if (raw.trim() === '') {
        if (indent < 0 ? raw.length > 0 : raw.length > indent) throw new OutsideSubset();
        content.push('');
        continue;
      }
      if (indent < 0) indent = own;
      if (own < indent || own <= parentIndent) break;
      content.push(raw.slice(indent));
    }
    if (indent <= parentIndent) throw new OutsideSubset();
    return chomp(header, content);
  }
}

function chomp(header: string, lines: readonly string[]): string {
  let end = lines.length;
  while (end > 0 && lines[end - 1] === '') end--;
  if (header.endsWith('+') || end === 0) throw new OutsideSubset();
  const body = header.startsWith('|') ? lines.slice(0, end).join('\n') : folded(lines.slice(0, end));
  return header.endsWith('-') ? body : `${body}\n`;
}

/** Folds the lines of a `>` scalar: one break is a space, n breaks are n - 1 line ends. */
function folded(lines: readonly string[]): string {
  let out = '';
  let breaks = 0;
  for (const [index, line] of lines.entries()) {
    if (line.startsWith(' ') || line.startsWith('\t') || (line === '' && index === 0))
      throw new OutsideSubset();
    if (line === '') {
      breaks++;
      continue;
    }
    if (index > 0) out += breaks === 0 ? ' ' : '\n'.repeat(breaks);
    out += line;
    breaks = 0;
  }
  return out;
}

function isItem(text: string): boolean {
  return text === '-' || text.startsWith('- ');
}

const PLAIN_KEY = /^[A-Za-z0-9_.$][^:#"'\t{}[\],&*!]*$/;

/** Where a line's key ends (behind its colon) and its name; undefined when the line is not `key: …`. */
function keyEnd(text: string): { name: string; end: number } | undefined {
  if (text.startsWith("'")) {
    const quote = singleQuoteEnd(text);
    const colon =
      text.charAt(quote + 1) === ':' && (text.length === quote + 2 || text.charAt(quote + 2) === ' ');
    return quote > 0 && colon
      ? { name: text.slice(1, quote).replaceAll("''", "'"), end: quote + 2 }
      : undefined;
  }
  let colon = text.indexOf(':');
  while (colon >= 0 && colon + 1 < text.length && text.charAt(colon + 1) !== ' ')
    colon = text.indexOf(':', colon + 1);
  if (colon <= 0) return undefined;
  const name = text.slice(0, colon);
  if (!PLAIN_KEY.test(name)) {
    // A quoted or plain value that merely contains a colon is a value; anything stranger is for the full parser.
    if (text.startsWith('"')) return undefined;
    throw new OutsideSubset();
  }
  if (name.endsWith(' ') || /^(?:null|Null|NULL|~|[-+.\d].*)$/.test(name)) throw new OutsideSubset();
  return { name, end: colon + 1 };
}
