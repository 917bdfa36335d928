import type { GatewayPolicy, GuardAction, GuardReason } from '../../contracts/guard.ts';

/** Rule id of the reason that stands for a guard that threw, ran late or does not exist. */
export const GUARD_ERROR_RULE = 'guard-error';

/** What cannot be taken out of a text cannot pass by being redacted: it is blocked. */
export function actionOf(
  policy: GatewayPolicy['guards'][number],
  reached: readonly GuardReason[],
): GuardAction {
  if (policy.action !== 'redact') return policy.action;
  const isRedactable = (reason: GuardReason) => reason.replacement !== undefined && reason.spans.length > 0;
  return reached.length > 0 && reached.every(isRedactable) ? 'redact' : 'block';
}

/** The reason that stands for a guard without an answer. */
export function failureReason(
  guard: string,
  why: string,
  onGuardError: GatewayPolicy['onGuardError'],
): GuardReason {
  return {
    guard,
    rule: GUARD_ERROR_RULE,
    score: 1,
    spans: [],
    explanation: `The guard ${guard} could not judge this: ${why}. The policy says ${onGuardError}.`,
  };
}
