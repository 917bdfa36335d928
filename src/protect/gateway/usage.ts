import type { GatewayEvent } from '../../contracts/gateway-event.ts';

export type Usage = GatewayEvent['usage'];

export const noUsage: Usage = { inputTokens: null, outputTokens: null, totalTokens: null };

type JsonObject = Readonly<Record<string, unknown>>;

export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

function count(...values: readonly unknown[]): number | null {
  for (const value of values)
    if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number;
  return null;
}

/** Adds up what is known; a sum of unknowns is unknown. */
function sum(a: number | null, b: number | null): number | null {
  return a === null && b === null ? null : (a ?? 0) + (b ?? 0);
}

/** Reads token counts in OpenAI's two spellings and Anthropic's; later frames complete earlier ones. */
function readUsage(raw: JsonObject, before: Usage): Usage {
  const inputTokens = count(raw.prompt_tokens, raw.input_tokens) ?? before.inputTokens;
  const outputTokens = count(raw.completion_tokens, raw.output_tokens) ?? before.outputTokens;
  return {
    inputTokens,
    outputTokens,
    totalTokens: count(raw.total_tokens) ?? sum(inputTokens, outputTokens),
  };
}

function readCache(raw: JsonObject, facts: AnswerFacts): void {
  const readBeside = count(raw.cache_read_input_tokens);
  const writeBeside = count(raw.cache_creation_input_tokens);
  if (readBeside !== null || writeBeside !== null) {
    facts.cache = { readTokens: readBeside ?? 0, writeTokens: writeBeside ?? 0, isWithinInput: false };
    return;
  }
  const details = asObject(raw.prompt_tokens_details) ?? asObject(raw.input_tokens_details);
  const readTokens = count(details?.cached_tokens);
  if (readTokens !== null) facts.cache = { readTokens, writeTokens: 0, isWithinInput: true };
}

/** Gemini counts thoughts apart from the answer; both are what the model wrote. */
function readGeminiFacts(body: JsonObject, facts: AnswerFacts): void {
  const usage = asObject(body.usageMetadata);
  if (usage !== undefined) {
    const inputTokens = count(usage.promptTokenCount) ?? facts.usage.inputTokens;
    const written = sum(count(usage.candidatesTokenCount), count(usage.thoughtsTokenCount));
    const outputTokens = written ?? facts.usage.outputTokens;
    const totalTokens = count(usage.totalTokenCount) ?? sum(inputTokens, outputTokens);
    facts.usage = { inputTokens, outputTokens, totalTokens };
    const readTokens = count(usage.cachedContentTokenCount);
    if (readTokens !== null) facts.cache = { readTokens, writeTokens: 0, isWithinInput: true };
  }
  if (typeof body.modelVersion === 'string') facts.responseModel = body.modelVersion;
  const first = Array.isArray(body.candidates) ? asObject(body.candidates[0]) : undefined;
  const reason = first?.finishReason ?? asObject(body.promptFeedback)?.blockReason;
  if (typeof reason === 'string') facts.finishReason = reason;
}

function readOllamaFacts(body: JsonObject, facts: AnswerFacts): void {
  const inputTokens = count(body.prompt_eval_count) ?? facts.usage.inputTokens;
  const outputTokens = count(body.eval_count) ?? facts.usage.outputTokens;
  facts.usage = { inputTokens, outputTokens, totalTokens: sum(inputTokens, outputTokens) };
  if (typeof body.model === 'string') facts.responseModel = body.model;
  if (typeof body.done_reason === 'string') facts.finishReason = body.done_reason;
}

/** What an answer says about itself: model, tokens, why it ended. */
export interface AnswerFacts {
  responseModel: string | null;
  finishReason: string | null;
  usage: Usage;
  /** What the provider's own cache did for the input, where it says so. */
  cache?: CacheUse;
}

/** Tokens of input that a provider's cache held or took in. */
export interface CacheUse {
  readonly readTokens: number;
  readonly writeTokens: number;
  /** Whether the input's count includes them: OpenAI's and Gemini's does, Anthropic's does not. */
  readonly isWithinInput: boolean;
}

/** Reads the facts of a plain answer, or of one frame of a stream, into `facts`. */
export function readFacts(body: JsonObject, facts: AnswerFacts): void {
  if (body.candidates !== undefined || body.usageMetadata !== undefined || body.promptFeedback !== undefined)
    readGeminiFacts(body, facts);
  else if (body.done !== undefined) readOllamaFacts(body, facts);
  else readOpenFacts(body, facts);
}

function readOpenFacts(body: JsonObject, facts: AnswerFacts): void {
  const inner = asObject(body.response) ?? asObject(body.message) ?? body;
  const usage = asObject(inner.usage) ?? asObject(body.usage);
  if (usage !== undefined) {
    facts.usage = readUsage(usage, facts.usage);
    readCache(usage, facts);
  }
  if (typeof inner.model === 'string') facts.responseModel = inner.model;
  const choices = inner.choices;
  const first = Array.isArray(choices) ? asObject(choices[0]) : undefined;
  const reason = first?.finish_reason ?? inner.stop_reason ?? asObject(body.delta)?.stop_reason;
  if (typeof reason === 'string') facts.finishReason = reason;
  else if (body.type === 'response.completed' || inner.object === 'response') {
    if (typeof inner.status === 'string') facts.finishReason = inner.status;
  }
}

const usageAtEnd = /"usage"\s*:\s*(\{[^{}]{0,400}\})/;
const evaluatedAtEnd = /"prompt_eval_count"\s*:\s*(\d{1,15})/;
const modelAtEnd = /"model"\s*:\s*"([^"\\]{1,200})"/;

/** Reads the facts of a long list of numbers from its ends, for parsing it would cost more than all else together. */
export function readFactsFromEnds(text: string, facts: AnswerFacts): void {
  const ends = text.length <= 2_048 ? text : `${text.slice(0, 1_024)}\n${text.slice(-1_024)}`;
  const usage = usageAtEnd.exec(ends)?.[1];
  if (usage !== undefined) {
    try {
      facts.usage = readUsage(asObject(JSON.parse(usage)) ?? {}, facts.usage);
    } catch {
      // Not JSON after all: the tokens stay unknown, and the event says so with null.
      facts.usage = noUsage;
    }
  }
  const evaluated = evaluatedAtEnd.exec(ends)?.[1];
  if (evaluated !== undefined) {
    const tokens = Number(evaluated);
    facts.usage = { inputTokens: tokens, outputTokens: facts.usage.outputTokens, totalTokens: tokens };
  }
  facts.responseModel = modelAtEnd.exec(ends)?.[1] ?? facts.responseModel;
}
