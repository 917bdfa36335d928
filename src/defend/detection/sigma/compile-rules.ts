import type { SigmaRule } from './rule/ast.ts';
import { parseRule } from './rule/parse-rule.ts';
import type { Placeholders } from './rule/placeholders.ts';
import { RuleFault, type RuleProblem } from './rule/problem.ts';
import { SigmaDetector } from './sigma-detector.ts';
import { LineFinder } from './yaml/line-finder.ts';
import { readYamlDocuments, type YamlDocument } from './yaml/read-documents.ts';

/** A rule file: its path (for people, and to tell rules apart) and its text. */
export interface RuleFile {
  readonly path: string;
  readonly text: string;
}

export interface CompileOptions {
  /** Values for placeholders (`%name%`) of the modifier `expand`; rules that need others are reported. */
  readonly placeholders?: Placeholders;
}

export interface CompiledRuleSet {
  readonly detector: SigmaDetector;
  /** Rules in force. */
  readonly loaded: number;
  /** One for every document that is not in force, with file, line and reason. */
  readonly problems: readonly RuleProblem[];
}

/**
 * Reads and compiles Sigma rules. A document that cannot be a rule in force never stops the others: it is reported.
 *
 * @param files YAML texts, each with one or more documents
 */
export function compileRules(files: Iterable<RuleFile>, options: CompileOptions = {}): CompiledRuleSet {
  const { rules, problems } = parseRules(files, options);
  return { detector: new SigmaDetector(rules), loaded: rules.length, problems };
}

/** Reads rules without compiling them; the first rule of an id wins, the others are reported. */
export function parseRules(
  files: Iterable<RuleFile>,
  options: CompileOptions = {},
): { readonly rules: readonly SigmaRule[]; readonly problems: readonly RuleProblem[] } {
  const rules = new Map<string, SigmaRule>();
  const problems: RuleProblem[] = [];
  const placeholders = options.placeholders ?? new Map();
  for (const file of files) {
    const documents = readYamlDocuments(file.text);
    const lines = new LineFinder(file.text);
    if (documents.length === 0)
      problems.push({ file: file.path, line: 1, kind: 'invalid', reason: 'the file is empty' });
    for (const [index, document] of documents.entries()) {
      const outcome = parseDocument(file, document, index, placeholders, lines);
      const twin = 'reason' in outcome ? undefined : rules.get(outcome.id);
      if ('reason' in outcome) problems.push(outcome);
      else if (twin === undefined) rules.set(outcome.id, outcome);
      else problems.push(duplicate(file, lines.lineOf(index, ['id']), outcome, twin));
    }
  }
  return { rules: [...rules.values()], problems };
}

function parseDocument(
  file: RuleFile,
  document: YamlDocument,
  index: number,
  placeholders: Placeholders,
  lines: LineFinder,
): SigmaRule | RuleProblem {
  if (document.fault !== undefined) {
    return { file: file.path, line: document.line, kind: 'invalid', reason: document.fault };
  }
  try {
    return parseRule(document.value, file.path, placeholders);
  } catch (error) {
    if (!(error instanceof RuleFault)) throw error;
    const line = lines.lineOf(index, error.path);
    return { file: file.path, line, kind: error.kind, reason: error.message, ...nameOf(document.value) };
  }
}

function nameOf(document: unknown): { ruleId?: string; title?: string } {
  if (typeof document !== 'object' || document === null) return {};
  const { id, title } = document as { id?: unknown; title?: unknown };
  return {
    ...(typeof id === 'string' ? { ruleId: id.slice(0, 128) } : {}),
    ...(typeof title === 'string' ? { title: title.slice(0, 512) } : {}),
  };
}

function duplicate(file: RuleFile, line: number, rule: SigmaRule, twin: SigmaRule): RuleProblem {
  const reason = `the id ${rule.id} is taken by '${twin.title}' in ${twin.file}`;
  return { file: file.path, line, kind: 'invalid', reason, ruleId: rule.id, title: rule.title };
}
