import { has, parseCharacterSet } from './character-set.ts';

/** What may follow a keyword within a name. */
const nameSet = parseCharacterSet('\\w \\t.\\-');
/** What may close a name: quotes, brackets, marks of emphasis, backslashes of nested JSON. */
const closeSet = parseCharacterSet('\\s\'"`\\])}*\\\\');
/** What may stand between the operator and the value. */
const openSet = parseCharacterSet('\\s\'"`=\\\\*');
const NAME_REST_MAX = 40;
const CLOSE_MAX = 6;
const OPEN_MAX = 6;

/** Places where a value may begin that is assigned to a name. */
export interface ValuePlaces {
  /** End of the name, before the operator. */
  readonly nameEnd: number;
  /** Candidates in rising order; more than one where an equals sign may belong to operator or value. */
  readonly starts: readonly number[];
}

const NOWHERE: ValuePlaces = { nameEnd: 0, starts: [] };

/**
 * Reads `name = "value"` in the notations of code, JSON, YAML, XML, INI, shells, CSV and sentences. One reader serves
 * one text: what follows a name is read once, however many keywords stand in the name, so that a long row of keywords
 * costs no more than its length.
 */
export class AssignmentReader {
  readonly #text: string;
  #runFrom = -1;
  #runEnd = -1;
  #places = NOWHERE;

  constructor(text: string) {
    this.#text = text;
  }

  /** @param keywordEnd index behind the keyword */
  placesAfter(keywordEnd: number): ValuePlaces {
    if (keywordEnd < this.#runFrom || keywordEnd > this.#runEnd) this.#read(keywordEnd);
    const places = this.#places;
    if (places.starts.length === 0) return this.#inSentence(keywordEnd);
    return places.nameEnd - keywordEnd <= NAME_REST_MAX ? places : NOWHERE;
  }

  /** Reads the run of name characters that a keyword stands in, and the assignment behind it. */
  #read(from: number): void {
    const text = this.#text;
    let end = from;
    while (has(nameSet, text, end)) end++;
    this.#runFrom = from;
    this.#runEnd = end;
    let close = end;
    while (close - end < CLOSE_MAX && has(closeSet, text, close)) close++;
    const operatorEnd = readOperator(text, close);
    this.#places = operatorEnd < 0 ? NOWHERE : { nameEnd: end, starts: startsAfter(text, operatorEnd) };
  }

  /** "The key is …": the verb stands in the run of name characters itself. */
  #inSentence(keywordEnd: number): ValuePlaces {
    const limit = Math.min(this.#runEnd, keywordEnd + NAME_REST_MAX);
    const rest = this.#text.slice(keywordEnd, limit);
    const verb = verbPattern.exec(rest);
    if (verb === null) return NOWHERE;
    const start = keywordEnd + verb.index + verb[0].length;
    return { nameEnd: keywordEnd + verb.index, starts: startsAfter(this.#text, start) };
  }
}

const verbPattern = /[ \t](?:is|was|are|ist|lautet|es|est|é)[ \t]{1,2}/;

/** Index behind `=`, `:`, `:=`, `::=`, `=>`, `->`, `>`, `||`, `?=` or `,`, or -1. */
function readOperator(text: string, at: number): number {
  const next = text[at + 1];
  switch (text[at]) {
    case '=':
      return next === '>' ? at + 2 : at + 1;
    case '>':
    case ',':
      return at + 1;
    case ':': {
      let end = at + 1;
      while (end - at < 3 && text[end] === ':') end++;
      return text[end] === '=' ? end + 1 : end - at === 1 ? end : -1;
    }
    case '|':
      return next === '|' ? at + 2 : -1;
    case '?':
      return next === '=' ? at + 2 : -1;
    default:
      return -1;
  }
}

function startsAfter(text: string, operatorEnd: number): number[] {
  const starts: number[] = [];
  // `:=` may be a colon before a value that begins with an equals sign.
  if (text[operatorEnd - 1] === '=' && text[operatorEnd - 2] === ':') starts.push(operatorEnd - 1);
  let at = operatorEnd;
  while (at - operatorEnd < OPEN_MAX && has(openSet, text, at)) {
    // An equals sign may already be the value's: some alphabets have it.
    if (text[at] === '=') starts.push(at);
    at++;
  }
  starts.push(at);
  return starts;
}
