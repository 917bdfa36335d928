import { createHash } from 'node:crypto';
import {
  entropyOf,
  findByConfig,
  findSecrets,
  type RuleConfig,
  type SecretMatch,
} from '../../protect/guards/index.ts';

/** A finding as it is printed; offsets in UTF-16 code units of the file's text, line and column from 1. */
export interface SecretFinding {
  readonly rule: string;
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
  /** The first and last characters at most; never the whole. */
  readonly match: string;
  readonly entropy: number;
  readonly score: number;
  readonly explanation: string;
  /** Tells the same secret at the same place of another run, without holding it. */
  readonly fingerprint: string;
}

const SCORE_MIN = 0.5;
/** In what is no text only forms that prove themselves count. */
const BINARY_SCORE_MIN = 0.85;
const SHOWN = 4;

/** Follows one text through its pieces: where it is, and what was found. */
export class TargetScan {
  /** Whether the bytes are no text. */
  isBinary = false;
  readonly #path: string;
  readonly #config: RuleConfig | undefined;
  #line = 1;
  #lineStart = 0;
  #counted = 0;

  constructor(path: string, config: RuleConfig | undefined) {
    this.#path = path;
    this.#config = config;
  }

  /**
   * @param text a piece with what stands before and behind it
   * @param offset where the piece stands in the whole
   * @param from first unit whose findings count, and `to` the first whose do not
   */
  scan(text: string, offset: number, from: number, to: number): SecretFinding[] {
    const found = this.#find(text)
      .filter(
        ({ start, score }) =>
          score >= (this.isBinary ? BINARY_SCORE_MIN : SCORE_MIN) &&
          start >= from &&
          (start < to || (start === to && to === 0)),
      )
      .map((match) => this.#describe(match, text, offset));
    this.#count(text, offset, to);
    return found;
  }

  /** A finding about the file as a whole. */
  name(rule: string): SecretFinding {
    const finding = this.#describe({ rule, start: 0, end: 0, score: 0.9 }, '', 0);
    return { ...finding, explanation: `The file's name is that of ${rule}.` };
  }

  #find(text: string): SecretMatch[] {
    const config = this.#config;
    if (config === undefined) return findSecrets(text);
    const own = findByConfig(config, text, this.#path);
    if (!config.useDefault) return own;
    const replaced = new Set(config.rules.map(({ id }) => id));
    const shipped = findSecrets(text).filter(
      ({ rule }) => !replaced.has(rule) && !config.disabledRules.has(rule),
    );
    return [...own, ...shipped].sort((left, right) => left.start - right.start);
  }

  #describe({ rule, start, end, score }: SecretMatch, text: string, offset: number): SecretFinding {
    this.#count(text, offset, start);
    const secret = text.slice(start, end);
    const bits = Number(entropyOf(secret).toFixed(2));
    return {
      rule,
      path: this.#path,
      line: this.#line,
      column: offset + start - this.#lineStart + 1,
      start: offset + start,
      end: offset + end,
      match: redact(secret),
      entropy: bits,
      score,
      explanation: `${end - start} characters have the form of ${rule}, with ${bits} bits of entropy per character.`,
      fingerprint: fingerprint(`${rule}\0${this.#path}`, secret),
    };
  }

  /** Counts lines up to a place of the piece. */
  #count(text: string, offset: number, to: number): void {
    for (let index = Math.max(0, this.#counted - offset); index < to; index++) {
      if (text.charCodeAt(index) !== 10) continue;
      this.#line++;
      this.#lineStart = offset + index + 1;
    }
    this.#counted = Math.max(this.#counted, offset + to);
  }
}

/**
 * Where a secret is, and 16 bits of what it is: enough to notice another one in its place, too little to try passwords
 * against.
 */
function fingerprint(place: string, secret: string): string {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  return hash(place).slice(0, 28) + hash(`${place}\0${secret}`).slice(0, 4);
}

function redact(secret: string): string {
  if (secret.length < SHOWN * 4) return '*'.repeat(Math.min(secret.length, 8));
  return `${secret.slice(0, SHOWN).replace(/\s/g, ' ')}${'*'.repeat(8)}${secret.slice(-2).replace(/\s/g, ' ')}`;
}
