import type { GuardReader, GuardReason } from '../../../contracts/guard.ts';
import { closesFence, continuesCode, fenceOf, isCodeLine, warns } from './code-lines.ts';
import { codeReason } from './code-reason.ts';
import { type CodeFinding, CodeRegion } from './code-region.ts';
import { languageOf } from './language.ts';
import type { RuleSets } from './rule-set.ts';

const LINE_UNITS_MAX = 8_192;
const REASONS_MAX = 50;
const INLINE_UNITS_MIN = 10;
/** How far a comment in the code reaches: to the next empty line, and not farther than this. */
const WARNED_LINES = 6;

/** Follows one text of an answer and looks at the code in it, fenced, bare, and in lines. */
export class CodeReader implements GuardReader {
  readonly #guard: string;
  readonly #path: string;
  readonly #sets: RuleSets;
  #pending = '';
  #base = 0;
  #region: CodeRegion | undefined;
  /** Marks of the fence that the region is in; undefined for bare code. */
  #fence: string | undefined;
  /** Words before the code say that it shows how not to do it. */
  #isWarned = false;
  /** Lines for which a comment in the code says so. */
  #warnedLines = 0;
  #proseBefore: string[] = [];
  #told = 0;

  constructor(guard: string, path: string, sets: RuleSets) {
    this.#guard = guard;
    this.#path = path;
    this.#sets = sets;
  }

  push(text: string): readonly GuardReason[] {
    const reasons: GuardReason[] = [];
    this.#pending += text;
    let from = 0;
    for (;;) {
      const end = this.#pending.indexOf('\n', from);
      const isLong = (end < 0 ? this.#pending.length : end) - from > LINE_UNITS_MAX;
      if (end < 0 && !isLong) break;
      const to = isLong ? from + LINE_UNITS_MAX : end;
      this.#line(this.#pending.slice(from, to), this.#base + from, reasons);
      from = isLong ? to : to + 1;
    }
    if (from > 0) {
      this.#pending = this.#pending.slice(from);
      this.#base += from;
    }
    return reasons;
  }

  end(): readonly GuardReason[] {
    const reasons: GuardReason[] = [];
    if (this.#pending !== '') this.#line(this.#pending, this.#base, reasons);
    this.#pending = '';
    this.#close(reasons);
    return reasons;
  }

  #line(line: string, base: number, reasons: GuardReason[]): void {
    if (this.#fence !== undefined) {
      if (closesFence(line, this.#fence)) this.#close(reasons);
      else this.#code(line, base, reasons);
      return;
    }
    const fence = fenceOf(line);
    if (fence !== undefined) this.#openFence(fence, reasons);
    else if (this.#region === undefined ? isCodeLine(line) : continuesCode(line)) {
      if (this.#region === undefined) this.#open(undefined);
      this.#code(line, base, reasons);
    } else {
      this.#close(reasons);
      this.#prose(line, base, reasons);
    }
  }

  #openFence(
    { marks, info }: { readonly marks: string; readonly info: string },
    reasons: GuardReason[],
  ): void {
    this.#close(reasons);
    this.#fence = marks;
    const language = languageOf(info);
    if (language !== null) this.#open(language);
  }

  #open(language: ConstructorParameters<typeof CodeRegion>[1]): void {
    this.#region = new CodeRegion(this.#sets, language);
    this.#isWarned = this.#proseBefore.some(warns);
    this.#proseBefore = [];
  }

  #code(line: string, base: number, reasons: GuardReason[]): void {
    if (this.#region === undefined) return;
    const comment = /(?:#|\/\/|\/\*|--|<!--)(.*)$/.exec(line)?.[1];
    if (comment !== undefined && warns(comment)) this.#warnedLines = WARNED_LINES;
    else if (line.trim() === '') this.#warnedLines = 0;
    this.#tell(this.#region.line(line, base), this.#isWarned || this.#warnedLines > 0, reasons);
    if (this.#warnedLines > 0) this.#warnedLines--;
  }

  #prose(line: string, base: number, reasons: GuardReason[]): void {
    if (line.trim() === '') return;
    this.#proseBefore.push(line.slice(-400));
    if (this.#proseBefore.length > 2) this.#proseBefore.shift();
    // Commands are told in the middle of a sentence; names of functions are only talked about.
    for (const { index, 0: span } of line.matchAll(/`[^`\n]+`/g)) {
      if (span.length < INLINE_UNITS_MIN || !span.includes(' ')) continue;
      const region = new CodeRegion(this.#sets, 'shell');
      const inside = span.slice(1, -1);
      const found = [...region.line(inside, base + index + 1), ...region.end()];
      this.#tell(found, warns(line), reasons);
    }
  }

  #close(reasons: GuardReason[]): void {
    if (this.#region !== undefined)
      this.#tell(this.#region.end(), this.#isWarned || this.#warnedLines > 0, reasons);
    this.#region = undefined;
    this.#fence = undefined;
    this.#isWarned = false;
    this.#warnedLines = 0;
  }

  #tell(findings: readonly CodeFinding[], isWarned: boolean, reasons: GuardReason[]): void {
    for (const finding of findings) {
      if (this.#told >= REASONS_MAX) return;
      this.#told++;
      reasons.push(codeReason(this.#guard, this.#path, finding, isWarned));
    }
  }
}
