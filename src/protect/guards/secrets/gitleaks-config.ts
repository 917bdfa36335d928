import { RE2JS } from 're2js';
import { parse } from 'smol-toml';
import { z } from 'zod';

const RULES_MAX = 2000;
const PATTERN_MAX = 16_384;
const SOURCE_MAX = 4 * 1024 * 1024;

const texts = z.array(z.string()).max(10_000).default([]);
const allowlistSchema = z.object({
  description: z.string().optional(),
  condition: z.enum(['OR', 'AND', '||', '&&', 'or', 'and']).default('OR'),
  paths: texts,
  regexes: texts,
  regexTarget: z.enum(['secret', 'match', 'line']).default('secret'),
  stopwords: texts,
  commits: texts,
  targetRules: texts,
});
const ruleSchema = z.object({
  id: z.string().min(1).max(256),
  description: z.string().default(''),
  regex: z.string().max(PATTERN_MAX).optional(),
  path: z.string().max(PATTERN_MAX).optional(),
  entropy: z.number().min(0).max(16).default(0),
  keywords: texts,
  secretGroup: z.number().int().min(0).max(100).default(0),
  allowlist: allowlistSchema.optional(),
  allowlists: z.array(allowlistSchema).default([]),
});
const fileSchema = z.object({
  extend: z
    .object({
      useDefault: z.boolean().default(false),
      disabledRules: texts,
      path: z.string().optional(),
      url: z.string().optional(),
    })
    .default({ useDefault: false, disabledRules: [] }),
  allowlist: allowlistSchema.optional(),
  allowlists: z.array(allowlistSchema).default([]),
  rules: z.array(z.unknown()).max(RULES_MAX).default([]),
});

/** What a rule lets pass. */
export interface Allowlist {
  readonly isAnd: boolean;
  readonly paths: readonly RE2JS[];
  readonly regexes: readonly RE2JS[];
  readonly target: 'secret' | 'match' | 'line';
  readonly stopwords: readonly string[];
  /** Ids of the rules that it is for; all when empty. */
  readonly rules: ReadonlySet<string>;
}

/** One rule of a customer's own configuration, compiled for linear time. */
export interface CustomRule {
  readonly id: string;
  readonly description: string;
  readonly pattern?: RE2JS;
  readonly path?: RE2JS;
  readonly entropy: number;
  readonly keywords: readonly string[];
  readonly secretGroup: number;
  readonly allowlists: readonly Allowlist[];
}

/** What could not be loaded, and why. */
export interface RuleProblem {
  readonly id: string;
  readonly reason: string;
}

export interface RuleConfig {
  readonly rules: readonly CustomRule[];
  readonly allowlists: readonly Allowlist[];
  /** Whether the shipped rules apply as well, but for `disabledRules` and those of the same id. */
  readonly useDefault: boolean;
  readonly disabledRules: ReadonlySet<string>;
  /** Another file that this one extends; the caller reads it. */
  readonly extendPath?: string;
  readonly problems: readonly RuleProblem[];
}

/**
 * Reads a configuration in the format of gitleaks (v8: rules, allow-lists, `[extend]`). Patterns are RE2 and run in linear
 * time. A rule that cannot be loaded is left out and told; the others apply.
 *
 * @throws Error when the file is no TOML or not of this format at all
 */
export function parseGitleaksConfig(source: string): RuleConfig {
  if (source.length > SOURCE_MAX) throw new Error(`The rule file is longer than ${SOURCE_MAX} characters.`);
  const file = fileSchema.parse(parse(source));
  const problems: RuleProblem[] = [];
  const rules: CustomRule[] = [];
  file.rules.forEach((raw, index) => {
    const id = idOf(raw) ?? `rules[${index}]`;
    try {
      rules.push(readRule(raw));
    } catch (error) {
      problems.push({ id, reason: reasonOf(error) });
    }
  });
  if (file.extend.url !== undefined)
    problems.push({ id: 'extend.url', reason: 'rules are not fetched from the network' });
  const allowlists = compileAll([...(file.allowlist ? [file.allowlist] : []), ...file.allowlists], problems);
  return {
    rules,
    allowlists,
    useDefault: file.extend.useDefault,
    disabledRules: new Set(file.extend.disabledRules),
    ...(file.extend.path !== undefined && { extendPath: file.extend.path }),
    problems,
  };
}

function idOf(raw: unknown): string | undefined {
  const id = z.object({ id: z.string() }).safeParse(raw);
  return id.success ? id.data.id : undefined;
}

function readRule(raw: unknown): CustomRule {
  const rule = ruleSchema.parse(raw);
  if (rule.regex === undefined && rule.path === undefined) throw new Error('it has neither regex nor path');
  const pattern = rule.regex === undefined ? undefined : RE2JS.compile(rule.regex);
  if (pattern !== undefined && rule.secretGroup > pattern.groupCount())
    throw new Error(`secretGroup ${rule.secretGroup} is not among its ${pattern.groupCount()} groups`);
  return {
    id: rule.id,
    description: rule.description,
    ...(pattern !== undefined && { pattern }),
    ...(rule.path !== undefined && { path: RE2JS.compile(rule.path) }),
    entropy: rule.entropy,
    keywords: rule.keywords.map((keyword) => keyword.toLowerCase()),
    secretGroup: rule.secretGroup,
    allowlists: [...(rule.allowlist ? [rule.allowlist] : []), ...rule.allowlists].map(compileAllowlist),
  };
}

function compileAll(
  lists: readonly z.output<typeof allowlistSchema>[],
  problems: RuleProblem[],
): Allowlist[] {
  return lists.flatMap((list, index) => {
    try {
      return [compileAllowlist(list)];
    } catch (error) {
      problems.push({ id: `allowlists[${index}]`, reason: reasonOf(error) });
      return [];
    }
  });
}

function compileAllowlist(list: z.output<typeof allowlistSchema>): Allowlist {
  return {
    isAnd: /and|&&/i.test(list.condition),
    paths: list.paths.map((path) => RE2JS.compile(path)),
    regexes: list.regexes.map((regex) => RE2JS.compile(regex)),
    target: list.regexTarget,
    stopwords: list.stopwords.map((word) => word.toLowerCase()),
    rules: new Set(list.targetRules),
  };
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) {
    const issue = error.issues[0]!;
    return `${issue.path.join('.')}: ${issue.message}`;
  }
  return error instanceof Error ? error.message : 'unknown';
}
