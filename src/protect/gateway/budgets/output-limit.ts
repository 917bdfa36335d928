import type { Operation } from '../operation.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Where a request says how much the model may write. */
export interface OutputLimit {
  /** Keys from the body down to the member that bounds the answer. */
  readonly keys: readonly string[];
  /** Tokens of one choice, when the request says so. */
  readonly tokens: number | undefined;
  /** Answers that are asked for at once. */
  readonly choices: number;
}

function objectAt(body: JsonObject, ...names: readonly string[]): JsonObject {
  for (const name of names) {
    const value = body[name];
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as JsonObject;
  }
  return {};
}

function countOf(...values: readonly unknown[]): number | undefined {
  return values.find((value): value is number => Number.isSafeInteger(value) && (value as number) > 0);
}

function largestOf(...values: readonly unknown[]): number | undefined {
  const counts = values.filter((value): value is number => countOf(value) !== undefined);
  return counts.length === 0 ? undefined : Math.max(...counts);
}

const byOperation: Partial<Record<Operation['name'], (body: JsonObject) => OutputLimit>> = {
  'chat.completions': (body) => ({
    // Newer models take this name alone; servers that only know `max_tokens` are told both ways by their callers.
    keys: body.max_tokens === undefined ? ['max_completion_tokens'] : ['max_tokens'],
    // Which of the two counts is the upstream's to decide.
    tokens: largestOf(body.max_completion_tokens, body.max_tokens),
    choices: countOf(body.n) ?? 1,
  }),
  completions: (body) => ({
    keys: ['max_tokens'],
    tokens: countOf(body.max_tokens),
    choices: Math.max(countOf(body.n) ?? 1, countOf(body.best_of) ?? 1) * promptsOf(body),
  }),
  responses: (body) => ({ keys: ['max_output_tokens'], tokens: countOf(body.max_output_tokens), choices: 1 }),
  messages: (body) => ({ keys: ['max_tokens'], tokens: countOf(body.max_tokens), choices: 1 }),
  generate_content: (body) => {
    const config = objectAt(body, 'generationConfig', 'generation_config');
    const name = body.generation_config === undefined ? 'generationConfig' : 'generation_config';
    const key = config.max_output_tokens === undefined ? 'maxOutputTokens' : 'max_output_tokens';
    return {
      keys: [name, key],
      tokens: countOf(config.maxOutputTokens, config.max_output_tokens),
      choices: countOf(config.candidateCount, config.candidate_count) ?? 1,
    };
  },
  chat: ollama,
  generate: ollama,
};

function ollama(body: JsonObject): OutputLimit {
  return {
    keys: ['options', 'num_predict'],
    tokens: countOf(objectAt(body, 'options').num_predict),
    choices: 1,
  };
}

/** A completion answers each prompt of a list. */
function promptsOf({ prompt }: JsonObject): number {
  return Array.isArray(prompt) && prompt.length > 0 && typeof prompt[0] !== 'number' ? prompt.length : 1;
}

/** Undefined for what writes nothing: embeddings, token counts. `unknown` where nobody has said how much may be written. */
export function outputLimitOf(operation: Operation, body: JsonObject): OutputLimit | 'unknown' | undefined {
  return operation.numericAnswer ? undefined : (byOperation[operation.name]?.(body) ?? 'unknown');
}
