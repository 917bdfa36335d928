import { parseDocument } from 'yaml';
import type { z } from 'zod';
import { Fault } from '../../kernel/fault.ts';
import { agentErrors } from './errors.ts';
import { type ToolPolicyConfig, toolPolicySchema } from './policy-schema.ts';

const PROBLEMS_SHOWN_MAX = 10;
const TEXT_MAX = 1024 * 1024;

/**
 * Reads a tool policy from YAML.
 *
 * @throws Fault `tool_policy_invalid` that names every key that is wrong, `field` being the first
 */
export function parseToolPolicy(text: string): ToolPolicyConfig {
  if (text.length > TEXT_MAX) throw invalid('policy: is longer than 1 MiB', '');
  const document = parseDocument(text, { uniqueKeys: true, logLevel: 'silent' });
  const fault = document.errors[0];
  if (fault !== undefined) {
    const line = fault.linePos?.[0].line;
    throw invalid(`${line === undefined ? '' : `line ${line}: `}${fault.message.split('\n')[0]}`, '');
  }
  return checkToolPolicy(document.toJS({ maxAliasCount: 100 }) ?? {});
}

/**
 * Checks a policy that is already an object.
 *
 * @throws Fault `tool_policy_invalid`
 */
export function checkToolPolicy(value: unknown): ToolPolicyConfig {
  const result = toolPolicySchema.safeParse(value);
  if (!result.success) {
    const problems = result.error.issues.flatMap(problemsOf);
    const shown = problems.slice(0, PROBLEMS_SHOWN_MAX).map(({ key, message }) => `${key}: ${message}`);
    throw invalid(shown.join('; '), problems[0]?.key ?? '');
  }
  const names = result.data.rules.map((rule) => rule.name);
  const twice = names.findIndex((name, i) => names.indexOf(name) !== i);
  if (twice >= 0) throw invalid(`rules.${twice}.name: another rule has this name`, `rules.${twice}.name`);
  return result.data;
}

function problemsOf(issue: z.core.$ZodIssue): readonly { readonly key: string; readonly message: string }[] {
  const key = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((name) => ({
      key: key === '' ? name : `${key}.${name}`,
      message: 'no such setting',
    }));
  }
  if (issue.code === 'invalid_value')
    return [{ key, message: `must be one of ${issue.values.map(String).join(', ')}` }];
  return [{ key: key === '' ? 'policy' : key, message: issue.message }];
}

function invalid(message: string, field: string): Fault {
  return new Fault(agentErrors.policyInvalid, { message, ...(field === '' ? {} : { field }) });
}
