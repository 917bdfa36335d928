import { parse } from 'yaml';
import { type GatewayPolicy, type GuardAction, gatewayPolicySchema } from '../../contracts/guard.ts';
import {
  type Chain,
  createChain,
  defaultPolicy,
  GUARD_ERROR_RULE,
  loadDefaultGuards,
  stricter,
} from '../../protect/guards/index.ts';
import {
  parseCall,
  type ReplayCall,
  type ReplayJudge,
  replayPolicy,
  replayReportText,
} from '../../protect/redteam/index.ts';
import { type Command, textOption, usage } from '../command.ts';
import { readTextFile } from '../redteam/read-file.ts';

const POLICY_BYTES_MAX = 1024 * 1024;
const INPUT_BYTES_MAX = 512 * 1024 * 1024;

/** Says what a new policy would have done to past traffic, before anybody puts it in force. */
export const guardReplay: Command = async (input, context) => {
  const policy = await readPolicy(textOption(input, 'policy') ?? '');
  const baselineFile = textOption(input, 'baseline');
  const baseline = baselineFile === undefined ? defaultPolicy : await readPolicy(baselineFile);
  const text = await readTextFile(textOption(input, 'input') ?? '', INPUT_BYTES_MAX);
  const guards = await loadDefaultGuards();
  const problems: { readonly line: number; readonly problem: string }[] = [];
  const report = replayPolicy(
    callsOf(text, problems),
    judgeWith(createChain(guards, policy)),
    judgeWith(createChain(guards, baseline)),
  );
  const { calls } = report;
  if (calls === 0) throw usage(`the input holds no call that can be replayed${firstProblem(problems)}`);
  context.output.result({ ...report, unreadable: problems }, replayReportText(report));
  if (problems.length > 0)
    context.output.note(`${problems.length} lines could not be replayed${firstProblem(problems)}`);
  return undefined;
};

function* callsOf(text: string, problems: { line: number; problem: string }[]): Generator<ReplayCall> {
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const call = parseCall(line, index);
    if ('problem' in call) problems.push({ line: index + 1, problem: call.problem });
    else yield call;
  }
}

function firstProblem(problems: readonly { readonly line: number; readonly problem: string }[]): string {
  const first = problems[0];
  return first === undefined ? '' : `: line ${first.line}: ${first.problem}`;
}

async function readPolicy(path: string): Promise<GatewayPolicy> {
  const text = await readTextFile(path, POLICY_BYTES_MAX);
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 100 });
  } catch {
    throw usage(`${path} is neither JSON nor YAML`);
  }
  const parsed = gatewayPolicySchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw usage(`${path} is no policy: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}

function judgeWith(chain: Chain): ReplayJudge {
  const { policy } = chain;
  return (content) => {
    const verdict = chain.inspect(content);
    const actionOf = (guard: string, rule: string): GuardAction => {
      if (rule === GUARD_ERROR_RULE) return policy.onGuardError;
      return policy.guards
        .filter((entry) => entry.guard === guard && entry.directions.includes(content.direction))
        .reduce<GuardAction>((strictest, { action }) => stricter(strictest, action), 'allow');
    };
    return {
      action: verdict.action,
      reasons: verdict.reasons.map(({ guard, rule, score }) => ({
        guard,
        rule,
        score,
        action: actionOf(guard, rule),
      })),
    };
  };
}
