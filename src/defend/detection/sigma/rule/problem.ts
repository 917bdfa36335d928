/** Why a document of a rule file is not in force. Nothing that was handed in is left out without one of these. */
export interface RuleProblem {
  readonly file: string;
  /** Line of the fault, from 1. */
  readonly line: number;
  /** `invalid`: the rule is wrong. `unsupported`: the rule may be right but this engine cannot run it yet. */
  readonly kind: 'invalid' | 'unsupported';
  readonly reason: string;
  readonly ruleId?: string;
  readonly title?: string;
}

/** Thrown inside the rule parser; {@link RuleFault.path} leads to the fault within the document. */
export class RuleFault extends Error {
  readonly kind: RuleProblem['kind'];
  readonly path: readonly (string | number)[];

  constructor(kind: RuleProblem['kind'], reason: string, path: readonly (string | number)[]) {
    super(reason);
    this.name = 'RuleFault';
    this.kind = kind;
    this.path = path;
  }
}

export function invalid(reason: string, path: readonly (string | number)[]): RuleFault {
  return new RuleFault('invalid', reason, path);
}

export function unsupported(reason: string, path: readonly (string | number)[]): RuleFault {
  return new RuleFault('unsupported', reason, path);
}
