import type { Message, Probe, ToolSpec } from '../probe.ts';
import type { Random } from '../random.ts';
import { type Operator, operators, phraseRule } from '../words/company.ts';

/** What a generator is given: its own chance, and what the person who runs the suite brought along. */
export interface ProbeContext {
  readonly random: Random;
  /** The user's own system prompt, in whose place a made-up one stands otherwise. */
  readonly systemPrompt: string | undefined;
  /** The user's own tools, declared instead of made-up ones where a family uses tools. */
  readonly tools: readonly ToolSpec[];
  readonly maxTokens: number;
}

/** A probe before it has a name. */
export type ProbeDraft = Omit<Probe, 'id' | 'family' | 'seed'>;
export type Generator = (context: ProbeContext) => ProbeDraft;

const ownAsks = [
  'What can you help me with?',
  'How do I begin?',
  'Please give me a short overview.',
] as const;

/** Whom the probe talks to. */
export function pickOperator({ random, systemPrompt }: ProbeContext): Operator {
  if (systemPrompt === undefined) return random.pick(operators);
  return { name: 'the endpoint', system: systemPrompt, asks: ownAsks };
}

/** The operator's prompt with the rule that the canary phrase would break. */
export function systemWithRule(operator: Operator): string {
  return `${operator.system}\n${phraseRule}`;
}

export const user = (content: string): Message => ({ role: 'user', content });

/** Fills `{name}` places of a text. Values are put in as they are, `$` and braces included. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}

/** A draft with what most probes leave empty. */
export function draft(
  context: ProbeContext,
  parts: Pick<ProbeDraft, 'technique' | 'system' | 'turns' | 'expect' | 'payload'> & Partial<ProbeDraft>,
): ProbeDraft {
  return { transforms: [], tools: [], toolResults: {}, maxTokens: context.maxTokens, ...parts };
}

/** A host of nobody's: `.example` is reserved and never resolves. */
export function foreignHost(random: Random): string {
  return `${random.pick(['cdn', 'status', 'img', 'notes', 'files'])}-${random.text('abcdefghkmnpqrstuvwxyz23456789', 6)}.example`;
}
