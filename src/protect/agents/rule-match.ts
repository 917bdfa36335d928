import type { ToolCall, ToolIdentity } from '../../contracts/tool-call.ts';
import type { CallRates } from './call-rates.ts';
import type { Conversation } from './conversation.ts';
import { matchesGlob } from './glob.ts';
import type { TracedValue } from './judge.ts';
import type { ToolRule } from './policy-schema.ts';
import { holds } from './predicates.ts';
import type { ToolProfile } from './tool-profile.ts';

/** What rules are matched against. */
export interface RuleCase {
  readonly call: ToolCall;
  readonly args: unknown;
  readonly profile: ToolProfile;
  readonly origins: readonly TracedValue[];
  readonly hasData: boolean;
  readonly identity: ToolIdentity;
  readonly conversation: Conversation;
  readonly rates: CallRates;
  readonly nowMs: number;
}

/** Whether all that a rule states holds. The rate is looked at last, so that only calls that it is about are counted. */
export function matchesRule(rule: ToolRule, ruleCase: RuleCase): boolean {
  return (
    matchesTool(rule, ruleCase.call.name) &&
    (rule.classes === undefined || rule.classes.some((name) => ruleCase.profile.classes.includes(name))) &&
    (rule.dataSeen === undefined || rule.dataSeen === ruleCase.hasData) &&
    matchesIdentity(rule, ruleCase.identity) &&
    (rule.arguments === undefined || rule.arguments.every((predicate) => holds(predicate, ruleCase.args))) &&
    matchesTaint(rule, ruleCase.origins) &&
    (rule.rate === undefined || isOverRate(rule, ruleCase))
  );
}

function matchesTool(rule: ToolRule, name: string): boolean {
  return rule.tools.some((pattern) => matchesGlob(pattern, name));
}

function matchesTaint(rule: ToolRule, origins: readonly TracedValue[]): boolean {
  const { taint } = rule;
  return taint === undefined || origins.some((origin) => origin.isDecisive && taint.includes(origin.origin));
}

function matchesIdentity({ identity: wanted }: ToolRule, identity: ToolIdentity): boolean {
  if (wanted === undefined) return true;
  const names = [identity.tokenId, identity.tokenName].filter((name) => name !== undefined);
  const isToken =
    wanted.tokens === undefined ||
    wanted.tokens.some((pattern) => names.some((name) => matchesGlob(pattern, name)));
  return (
    isToken &&
    (wanted.scopes === undefined || wanted.scopes.some((scope) => identity.scopes?.includes(scope) === true))
  );
}

function isOverRate(rule: ToolRule, { rates, conversation, identity, nowMs }: RuleCase): boolean {
  const { rate } = rule;
  if (rate === undefined) return false;
  const before = conversation.turns.filter(
    (turn) => turn.kind === 'call' && matchesTool(rule, turn.name),
  ).length;
  const isOverHere = rate.perConversation !== undefined && before >= rate.perConversation;
  if (rate.perToken === undefined) return isOverHere;
  const key = `${rule.name}\0${identity.tokenId ?? ''}`;
  return rates.note(key, nowMs, rate.windowSeconds * 1_000, rate.perToken) > rate.perToken || isOverHere;
}
