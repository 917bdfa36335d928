import { Fault, type FaultDefinition } from '../fault.ts';
import type { Origin } from './origin.ts';

/** One setting that cannot be used. */
export interface ConfigProblem {
  /** Dotted key as the user spells it, or the name of a file, variable or flag that as a whole is wrong. */
  readonly key: string;
  readonly message: string;
  readonly origin: Origin;
}

const invalidConfig: FaultDefinition = {
  code: 'config/invalid',
  status: 500,
  message: 'the configuration is not valid',
};

/** Everything that is wrong with the configuration, at once, so that it is mended in one go. */
export class ConfigError extends Fault {
  readonly problems: readonly ConfigProblem[];

  constructor(problems: readonly ConfigProblem[]) {
    const lines = problems.map((problem) => `${problem.key}: ${problem.message} (${problem.origin})`);
    const first = problems[0];
    super(invalidConfig, { message: lines.join('\n'), ...(first === undefined ? {} : { field: first.key }) });
    this.name = 'ConfigError';
    this.problems = problems;
  }
}
