import type { Language } from './language.ts';
import { compilePattern, matchAt, type Pattern } from './pattern.ts';
import type { CodeRule } from './rule.ts';
import type { Taint } from './taint.ts';
import type { Token } from './token.ts';

/** A rule that fits a statement, and which of its tokens. */
export interface RuleHit {
  readonly rule: CodeRule;
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

interface Entry {
  readonly rule: CodeRule;
  readonly pattern: Pattern;
}

const HITS_MAX = 20;

/** The rules of one language, by the words that they begin with. */
export class RuleSet {
  readonly #byWord = new Map<string, Entry[]>();
  readonly #others: Entry[] = [];

  constructor(rules: readonly CodeRule[]) {
    for (const rule of rules)
      for (const source of rule.patterns)
        this.#add({ rule, pattern: compilePattern(source, rule.isCaseless) });
  }

  #add(entry: Entry): void {
    if (entry.pattern.anchors === undefined) this.#others.push(entry);
    for (const word of entry.pattern.anchors ?? []) {
      const key = word.toLowerCase();
      const known = this.#byWord.get(key);
      if (known === undefined) this.#byWord.set(key, [entry]);
      else known.push(entry);
    }
  }

  /** @param joined the statement's tokens as one text @param before the same of statements shortly before */
  match(tokens: readonly Token[], joined: string, before: string, taint: Taint): RuleHit[] {
    const hits = new Map<string, RuleHit>();
    const words = new Set(tokens.map(({ text }) => text.toLowerCase()));
    const possible = new Map<Pattern, boolean>();
    const isPossible = (pattern: Pattern): boolean => {
      const known = possible.get(pattern);
      if (known !== undefined) return known;
      const answer = pattern.required.every((options) => options.some((word) => words.has(word)));
      possible.set(pattern, answer);
      return answer;
    };
    // What the statement as a whole has to say is asked once for each rule.
    const allowed = new Map<CodeRule, boolean>();
    const isAllowed = (rule: CodeRule): boolean => {
      const known = allowed.get(rule);
      if (known !== undefined) return known;
      const { when, unless, near } = rule;
      const answer =
        when?.test(joined) !== false &&
        unless?.test(joined) !== true &&
        near?.test(before + joined) !== false;
      allowed.set(rule, answer);
      return answer;
    };
    const tryEntry = ({ rule, pattern }: Entry, first: number): void => {
      if (first < 0 || hits.has(rule.id) || hits.size >= HITS_MAX) return;
      if (!isPossible(pattern)) return;
      const end = matchAt(pattern, tokens, first, taint);
      if (end !== undefined && isAllowed(rule)) hits.set(rule.id, { rule, first, end });
    };
    for (const [at, token] of tokens.entries()) {
      if (token.kind !== 'string')
        for (const entry of this.#byWord.get(token.text.toLowerCase()) ?? [])
          tryEntry(entry, at - entry.pattern.anchorAt);
      for (const entry of this.#others) tryEntry(entry, at);
    }
    return distinct([...hits.values()]);
  }
}

/** Of rules for the same weakness at the same place, which only differ in language, the strictest. */
function distinct(hits: readonly RuleHit[]): RuleHit[] {
  return hits.filter((hit) =>
    hits.every(
      (other) =>
        other === hit ||
        other.first !== hit.first ||
        other.rule.cwe !== hit.rule.cwe ||
        other.rule.score < hit.rule.score ||
        (other.rule.score === hit.rule.score && hits.indexOf(other) > hits.indexOf(hit)),
    ),
  );
}

const wordy = new Set<Language>(['shell', 'dockerfile', 'yaml', 'html', 'json', 'terraform']);

/** The rules for every language, each set made when it is first needed. */
export class RuleSets {
  readonly #rules: readonly CodeRule[];
  readonly #sets = new Map<Language, RuleSet>();

  constructor(rules: readonly CodeRule[]) {
    this.#rules = rules;
  }

  of(language: Language): RuleSet {
    const known = this.#sets.get(language);
    if (known !== undefined) return known;
    const made = new RuleSet(this.#rules.filter((rule) => applies(rule, language)));
    this.#sets.set(language, made);
    return made;
  }
}

/** Code of a language that nobody knows may break the rules of any that is written alike. */
function applies({ languages }: CodeRule, language: Language): boolean {
  if (language === 'other') return languages.some((one) => !wordy.has(one));
  return languages.includes(language);
}
