import type { ToolCall, ToolDefinition, ToolIdentity, ToolVerdict } from '../../contracts/tool-call.ts';
import { CallRates } from './call-rates.ts';
import type { Conversation } from './conversation.ts';
import { indexData } from './data-index.ts';
import { parsed } from './decisive-arguments.ts';
import { matchesGlob } from './glob.ts';
import { describe, type Judgement, judge } from './judge.ts';
import { checkToolPolicy } from './parse-policy.ts';
import type { ToolPolicyConfig, ToolPolicyInput } from './policy-schema.ts';
import { type ReadOptions, readConversation } from './read-conversation.ts';
import { matchesRule, type RuleCase } from './rule-match.ts';
import { classifyShell } from './shell-command.ts';
import { profileTool, type ToolProfile } from './tool-profile.ts';
import type { Evidence } from './trace-value.ts';
import { readTrusted } from './trusted-text.ts';

const EXPLANATION_MAX = 2_048;
const ORIGINS_MAX = 64;
const NAME_MAX = 256;

/** Decides on tool calls without a model. */
export interface ToolPolicy {
  /** Reads a request body of the OpenAI chat, responses or Anthropic messages shape, once for all of its answer's calls. */
  read(body: unknown): Conversation;
  /**
   * Decides one call. The conversation is everything that the model had seen; the only state is a bounded count of calls
   * per token for rules with a rate.
   *
   * @param nowMs milliseconds since the epoch
   */
  decide(conversation: Conversation, call: ToolCall, identity: ToolIdentity, nowMs: number): ToolVerdict;
}

/**
 * Makes a policy. Rules are tried in order and the first that matches decides; a call that none matches is traced.
 *
 * @throws Fault `tool_policy_invalid`
 */
export function createToolPolicy(input: ToolPolicyInput = {}): ToolPolicy {
  const config = checkToolPolicy(input);
  const rates = new CallRates();
  const evidence = new WeakMap<Conversation, Evidence>();
  const options: ReadOptions = { dataTags: config.dataTags };
  return {
    read: (body) => readConversation(body, options),
    decide: (conversation, call, identity, nowMs) => {
      const known = evidence.get(conversation) ?? gather(conversation);
      evidence.set(conversation, known);
      return decide({ config, rates, evidence: known, conversation, call, identity, nowMs });
    },
  };
}

function gather(conversation: Conversation): Evidence {
  return { trusted: readTrusted(conversation), data: indexData(conversation) };
}

interface Question {
  readonly config: ToolPolicyConfig;
  readonly rates: CallRates;
  readonly evidence: Evidence;
  readonly conversation: Conversation;
  readonly call: ToolCall;
  readonly identity: ToolIdentity;
  readonly nowMs: number;
}

function decide(question: Question): ToolVerdict {
  const { config, call, evidence } = question;
  const profile = profileOf(question);
  const traced = judge({ call, profile, evidence, onSelected: config.selectedValues });
  const ruleCase: RuleCase = {
    ...question,
    profile,
    args: parsed(call.arguments),
    origins: traced.origins,
    hasData: evidence.data.hasData,
  };
  // Every rule with a rate counts, whichever decides: otherwise a call that an earlier rule lets through is free.
  const matching = config.rules.filter((rule) => matchesRule(rule, ruleCase));
  const rule = matching[0];
  if (rule !== undefined) {
    const reason = rule.reason ?? `Rule "${rule.name}" says ${rule.decision}.`;
    return verdict(profile, call, { ...traced, decision: rule.decision, rule: rule.name, why: reason });
  }
  if (config.otherwise === 'trace')
    return verdict(profile, call, { ...traced, rule: `trace:${traced.rule}` });
  const why = `No rule matches, and the policy says ${config.otherwise} then.`;
  return verdict(profile, call, { ...traced, decision: config.otherwise, rule: 'otherwise', why });
}

function profileOf({ config, call, conversation }: Question): ToolProfile {
  const definition: ToolDefinition = conversation.tools.find((tool) => tool.name === call.name) ?? {
    name: call.name,
  };
  const override = config.tools.find((tool) => matchesGlob(tool.match, call.name));
  const profile = profileTool(definition, { classes: override?.classes, decisive: override?.decisive });
  if (override?.classes !== undefined || !profile.classes.includes('executes')) return profile;
  const command = commandOf(parsed(call.arguments));
  return command === undefined ? profile : { ...profile, classes: [classifyShell(command)], isNetwork: true };
}

/** The one command of a tool that runs a shell; undefined when it runs something else. */
function commandOf(args: unknown): string | undefined {
  if (typeof args !== 'object' || args === null) return undefined;
  const { command, cmd } = args as { readonly command?: unknown; readonly cmd?: unknown };
  const text = command ?? cmd;
  return typeof text === 'string' ? text : undefined;
}

function verdict(profile: ToolProfile, call: ToolCall, judgement: Judgement): ToolVerdict {
  const origins = judgement.origins.slice(0, ORIGINS_MAX);
  const listed = origins.filter((origin) => origin.isDecisive).map((origin) => `${describe(origin)}.`);
  const news = listed.filter((line) => !judgement.why.includes(line));
  const explanation = [judgement.why, ...news].join(' ').slice(0, EXPLANATION_MAX);
  return {
    decision: judgement.decision,
    rule: judgement.rule,
    tool: call.name.slice(0, NAME_MAX),
    classes: profile.classes,
    explanation,
    arguments: origins.map(({ isDecisive: _decisive, isContested: _contested, ...origin }) => origin),
  };
}
