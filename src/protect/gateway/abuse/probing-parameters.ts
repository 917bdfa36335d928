import { asObject } from '../usage.ts';

/** Parameters with which a call learns more of a model than its answer's words. */
export interface ProbingParameters {
  readonly logprobs: boolean;
  readonly topLogprobs: number;
  /** Answers to one prompt. */
  readonly choices: number;
  readonly logitBias: boolean;
  readonly echo: boolean;
}

function numberOf(...values: readonly unknown[]): number {
  for (const value of values) if (typeof value === 'number' && value > 0) return value;
  return 0;
}

/** Reads them in the spellings of chat completions, completions, responses, Gemini and Ollama. */
export function probingParameters(body: Readonly<Record<string, unknown>>): ProbingParameters {
  const generation = asObject(body.generationConfig ?? body.generation_config) ?? {};
  const topLogprobs = numberOf(body.top_logprobs, body.logprobs, generation.logprobs);
  const included = Array.isArray(body.include) && body.include.some((item) => /logprobs/.test(String(item)));
  const bias = asObject(body.logit_bias);
  return {
    logprobs: body.logprobs === true || topLogprobs > 0 || included || generation.responseLogprobs === true,
    topLogprobs,
    choices: Math.max(1, numberOf(body.n), numberOf(body.best_of), numberOf(generation.candidateCount)),
    logitBias: bias !== undefined && Object.keys(bias).length > 0,
    echo: body.echo === true,
  };
}
