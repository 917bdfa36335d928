import { type GuardAction, guardActions } from '../../contracts/guard.ts';

/** The stricter of two actions: allow < flag < redact < block. */
export function stricter(left: GuardAction, right: GuardAction): GuardAction {
  return guardActions.indexOf(left) >= guardActions.indexOf(right) ? left : right;
}
