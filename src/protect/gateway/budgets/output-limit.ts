import type { Operation } from '../operation.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Where a request says how much the model may write. */
export interface OutputLimit {
  /** Keys from the body down to the member that bounds the answer. */
  readonly keys: readonly string[];
  /** Tokens of one choice, when the request says so. */
  readonly tokens: number | undefined;
  /** Answers that are asked for at once; undefined when what stands there is no number that all readers take alike. */
  readonly choices: number | undefined;
}

function objectAt(body: JsonObject, name: string): JsonObject {
  const value = body[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

/** Of several members for one thing the upstream decides which counts: here it is the largest. */
function largestOf(...values: readonly unknown[]): number | undefined {
  const counts = values.filter(isCount);
  return counts.length === 0 ? undefined : Math.max(...counts);
}

/** The same for how many answers; one where nothing is said. */
function choicesOf(...values: readonly unknown[]): number | undefined {
  const given = values.filter((value) => value !== undefined && value !== null);
  // A server may read "100" as a hundred: what is no plain number has no bound.
  return given.every(isCount) ? Math.max(1, ...given) : undefined;
}

const byOperation: Partial<Record<Operation['name'], (body: JsonObject) => OutputLimit>> = {
  'chat.completions': (body) => ({
    // Newer models take this name alone; servers that only know `max_tokens` are told both ways by their callers.
    keys: body.max_tokens === undefined ? ['max_completion_tokens'] : ['max_tokens'],
    tokens: largestOf(body.max_completion_tokens, body.max_tokens),
    choices: choicesOf(body.n, body.best_of),
  }),
  completions: (body) => ({
    keys: ['max_tokens'],
    tokens: largestOf(body.max_tokens),
    choices: timesPrompts(choicesOf(body.n, body.best_of), body),
  }),
  responses: (body) => ({
    keys: ['max_output_tokens'],
    tokens: largestOf(body.max_output_tokens),
    choices: 1,
  }),
  messages: (body) => ({ keys: ['max_tokens'], tokens: largestOf(body.max_tokens), choices: 1 }),
  generate_content: (body) => {
    const configs = [objectAt(body, 'generationConfig'), objectAt(body, 'generation_config')];
    const [, snake] = configs;
    const name = body.generation_config === undefined ? 'generationConfig' : 'generation_config';
    const key = snake?.max_output_tokens === undefined ? 'maxOutputTokens' : 'max_output_tokens';
    return {
      keys: [name, key],
      tokens: largestOf(...configs.flatMap((config) => [config.maxOutputTokens, config.max_output_tokens])),
      choices: choicesOf(...configs.flatMap((config) => [config.candidateCount, config.candidate_count])),
    };
  },
  chat: ollama,
  generate: ollama,
};

function ollama(body: JsonObject): OutputLimit {
  return {
    keys: ['options', 'num_predict'],
    tokens: largestOf(objectAt(body, 'options').num_predict),
    choices: 1,
  };
}

/** A completion answers each prompt of a list. */
function timesPrompts(choices: number | undefined, { prompt }: JsonObject): number | undefined {
  const isList = Array.isArray(prompt) && prompt.length > 0 && typeof prompt[0] !== 'number';
  return choices === undefined ? undefined : choices * (isList ? prompt.length : 1);
}

/** Undefined for what writes nothing: embeddings, token counts. `unknown` where nobody has said how much may be written. */
export function outputLimitOf(operation: Operation, body: JsonObject): OutputLimit | 'unknown' | undefined {
  return operation.numericAnswer ? undefined : (byOperation[operation.name]?.(body) ?? 'unknown');
}
