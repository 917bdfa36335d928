import type { RE2JS } from 're2js';
import { entropy } from './entropy.ts';
import type { Allowlist, CustomRule, RuleConfig } from './gitleaks-config.ts';
import type { SecretMatch } from './scan-secrets.ts';

const PER_RULE_MAX = 200;
const SCORE = 0.9;
const LINE_MAX = 4096;

/**
 * What a customer's own rules find in a text, with keywords, entropy, groups and allow-lists as gitleaks applies them.
 * @param path of the file that the text is from, with slashes; rules about paths are silent without it
 */
export function findByConfig(config: RuleConfig, text: string, path?: string): SecretMatch[] {
  const lower = text.toLowerCase();
  const found: SecretMatch[] = [];
  for (const rule of config.rules) {
    if (rule.path !== undefined && (path === undefined || !matches(rule.path, path))) continue;
    const lists = [
      ...rule.allowlists,
      ...config.allowlists.filter(({ rules }) => rules.size === 0 || rules.has(rule.id)),
    ];
    if (rule.pattern === undefined) {
      if (!lists.some((list) => isPathAllowed(list, path)))
        found.push({ rule: rule.id, start: 0, end: 0, score: SCORE });
      continue;
    }
    if (rule.keywords.length > 0 && !rule.keywords.some((keyword) => lower.includes(keyword))) continue;
    found.push(...matchesOf(rule, rule.pattern, text, { path, lists }));
  }
  return found.sort((left, right) => left.start - right.start || right.end - left.end);
}

interface Surroundings {
  readonly path: string | undefined;
  readonly lists: readonly Allowlist[];
}

function* matchesOf(
  rule: CustomRule,
  pattern: RE2JS,
  text: string,
  { path, lists }: Surroundings,
): Generator<SecretMatch> {
  const matcher = pattern.matcher(text);
  for (let count = 0; count < PER_RULE_MAX && matcher.find(); ) {
    const group = secretGroup(rule, matcher);
    const start = matcher.start(group);
    const end = matcher.end(group);
    const secret = text.slice(start, end);
    if (rule.entropy > 0 && entropy(secret) <= rule.entropy) continue;
    const target = { secret, match: matcher.group() ?? '', line: () => lineAround(text, start, end), path };
    if (lists.some((list) => isAllowed(list, target))) continue;
    count++;
    yield { rule: rule.id, start, end, score: SCORE };
  }
}

function secretGroup(rule: CustomRule, matcher: ReturnType<RE2JS['matcher']>): number {
  if (rule.secretGroup > 0) return matcher.start(rule.secretGroup) < 0 ? 0 : rule.secretGroup;
  for (let group = 1; group <= matcher.groupCount(); group++)
    if (matcher.start(group) >= 0 && matcher.end(group) > matcher.start(group)) return group;
  return 0;
}

interface Target {
  readonly secret: string;
  readonly match: string;
  readonly line: () => string;
  readonly path: string | undefined;
}

function isAllowed(list: Allowlist, target: Target): boolean {
  const checks: boolean[] = [];
  if (list.paths.length > 0) checks.push(isPathAllowed(list, target.path));
  if (list.regexes.length > 0) {
    const subject = list.target === 'line' ? target.line() : target[list.target];
    checks.push(list.regexes.some((regex) => matches(regex, subject)));
  }
  if (list.stopwords.length > 0) {
    const secret = target.secret.toLowerCase();
    checks.push(list.stopwords.some((word) => secret.includes(word)));
  }
  if (checks.length === 0) return false;
  return list.isAnd ? checks.every(Boolean) : checks.some(Boolean);
}

function isPathAllowed(list: Allowlist, path: string | undefined): boolean {
  return path !== undefined && list.paths.some((regex) => matches(regex, path));
}

function matches(regex: RE2JS, subject: string): boolean {
  return regex.matcher(subject).find();
}

function lineAround(text: string, start: number, end: number): string {
  const from = text.slice(Math.max(0, start - LINE_MAX), start).lastIndexOf('\n');
  const before = from < 0 ? Math.max(0, start - LINE_MAX) : Math.max(0, start - LINE_MAX) + from + 1;
  const after = text.slice(end, end + LINE_MAX);
  const stop = after.indexOf('\n');
  return text.slice(before, end + (stop < 0 ? after.length : stop));
}
