import type { Direction, GuardReason } from '../../../contracts/guard.ts';

/** Thrown by middleware where a guard blocks. Its message names guards and rules and never quotes what was found. */
export class GuardBlockedError extends Error {
  readonly code = 'guard_blocked';
  readonly direction: Direction;
  readonly reasons: readonly GuardReason[];

  constructor(direction: Direction, reasons: readonly GuardReason[]) {
    const rules = [...new Set(reasons.map(({ guard, rule }) => `${guard}/${rule}`))].join(', ');
    const what = direction === 'input' ? 'prompt' : 'answer';
    super(`The ${what} was blocked by ${rules || 'a guard'}.`);
    this.name = 'GuardBlockedError';
    this.direction = direction;
    this.reasons = reasons;
  }
}
