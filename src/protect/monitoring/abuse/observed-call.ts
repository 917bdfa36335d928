/** Parameters of a call that tell more of a model than its words do. */
export interface ProbeParameters {
  /** Log-probabilities are asked for. */
  readonly logprobs: boolean;
  /** Alternatives per token. */
  readonly topLogprobs: number;
  /** Answers to one prompt. */
  readonly choices: number;
  readonly logitBias: boolean;
  /** The prompt is asked back, with its probabilities. */
  readonly echo: boolean;
}

/** How a policy wants a call to be watched. */
export interface AbuseSettings {
  /** Chance of a false alarm for one identity in one week. */
  readonly falseAlarmRate: number;
  /** How long an alarm lasts after the last call that bears it out, milliseconds. */
  readonly cooldownMs: number;
  /** For so long after its first call a route's traffic is taken for ordinary, milliseconds. */
  readonly learningMs: number;
  /** Share of prompts that may be called rare; 0 for none. */
  readonly rareShare: number;
}

/** One call as the engine sees it: nothing of it is kept but sketches and counts. */
export interface ObservedCall {
  readonly nowMs: number;
  /** Whose baseline it is compared with: policy and model. */
  readonly route: string;
  readonly token: { readonly id: string; readonly name: string };
  readonly team?: string;
  readonly ip: string;
  /** What the user says in it, newest last; the history and the operator's words are left out. */
  readonly prompts: readonly string[];
  /** How many inputs it has: more than one for a batch of embeddings. */
  readonly inputs: number;
  readonly parameters: ProbeParameters;
  readonly settings: AbuseSettings;
}

export function isProbing(parameters: ProbeParameters): boolean {
  const { logprobs, topLogprobs, choices, logitBias, echo } = parameters;
  return logprobs || topLogprobs > 0 || choices >= 4 || logitBias || echo;
}
