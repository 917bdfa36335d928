import { guessLanguage, type Language } from './language.ts';
import { Lexer } from './lexer.ts';
import { profileOf } from './profile.ts';
import type { CodeRule } from './rule.ts';
import type { RuleHit, RuleSet, RuleSets } from './rule-set.ts';
import { Taint } from './taint.ts';
import type { Token } from './token.ts';

/** A place where code breaks a rule. */
export interface CodeFinding {
  readonly rule: CodeRule;
  /** Offsets in the whole text, end exclusive. */
  readonly start: number;
  readonly end: number;
}

interface Line {
  readonly text: string;
  readonly base: number;
}

const GUESS_LINES = 12;
const GUESS_UNITS = 1_500;
const STATEMENT_TOKENS_MAX = 1_500;
const NEAR_STATEMENTS = 8;
const HELD_MAX = 50;

/** One piece of code, read line by line; tells what it finds at the end of the statement that it is in. */
export class CodeRegion {
  readonly #sets: RuleSets;
  readonly #taint = new Taint();
  readonly #recent: string[] = [];
  /** What a later statement may take back. */
  #held: CodeFinding[] = [];
  #waiting: Line[] | undefined = [];
  #waitingUnits = 0;
  #rules: RuleSet | undefined;
  #lexer: Lexer | undefined;
  #tokens: Token[] = [];
  #findings: CodeFinding[] = [];

  /** @param language undefined to guess it from the first lines */
  constructor(sets: RuleSets, language: Language | undefined) {
    this.#sets = sets;
    if (language !== undefined) this.#open(language);
  }

  line(text: string, base: number): readonly CodeFinding[] {
    if (this.#waiting !== undefined && this.#lexer === undefined) {
      this.#waiting.push({ text, base });
      this.#waitingUnits += text.length;
      if (this.#waiting.length >= GUESS_LINES || this.#waitingUnits >= GUESS_UNITS) this.#guess();
    } else this.#read(text, base);
    return this.#take();
  }

  end(): readonly CodeFinding[] {
    if (this.#lexer === undefined) this.#guess();
    this.#flush();
    this.#findings.push(...this.#held);
    this.#held = [];
    return this.#take();
  }

  #take(): readonly CodeFinding[] {
    const found = this.#findings;
    if (found.length > 0) this.#findings = [];
    return found;
  }

  #guess(): void {
    const lines = this.#waiting ?? [];
    this.#open(guessLanguage(lines.map(({ text }) => text).join('\n')));
    for (const { text, base } of lines) this.#read(text, base);
  }

  #open(language: Language): void {
    this.#waiting = undefined;
    this.#rules = this.#sets.of(language);
    this.#lexer = new Lexer(profileOf(language), (token) => this.#tokens.push(token));
  }

  #read(text: string, base: number): void {
    this.#lexer!.feed(text, base);
    const goesOn = /(?:\\|[|]|&&)\s*$/.test(text);
    if ((this.#lexer!.isBetween && !goesOn) || this.#tokens.length >= STATEMENT_TOKENS_MAX) this.#flush();
  }

  #flush(): void {
    const tokens = this.#tokens;
    if (tokens.length === 0) return;
    this.#tokens = [];
    this.#lexer!.reset();
    const joined = `${tokens.map(({ kind, text }) => (kind === 'string' ? `'${text}'` : text)).join(' ')}\n`;
    this.#held = this.#held.filter(({ rule }) => rule.cleared?.test(joined) !== true);
    for (const hit of this.#rules!.match(tokens, joined, this.#recent.join(''), this.#taint))
      this.#tell(hit, tokens, joined);
    this.#taint.learn(tokens);
    this.#recent.push(joined.slice(0, 500));
    if (this.#recent.length > NEAR_STATEMENTS) this.#recent.shift();
  }

  #tell({ rule, first, end }: RuleHit, tokens: readonly Token[], joined: string): void {
    const last = tokens[Math.max(first, end - 1)]!;
    const finding = { rule, start: tokens[first]!.start, end: last.end };
    if (rule.cleared === undefined) this.#findings.push(finding);
    else if (!rule.cleared.test(joined) && this.#held.length < HELD_MAX) this.#held.push(finding);
  }
}
