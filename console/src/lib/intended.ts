import type { GatewayEvent, GuardAction } from '../api/types.ts';

const order: readonly GuardAction[] = ['allow', 'flag', 'redact', 'block'];

/** What the policy of a call would have done, were it not in shadow mode; undefined when it did what it wanted. */
export function wouldHave(call: Pick<GatewayEvent, 'verdict'>): GuardAction | undefined {
  let strictest: GuardAction | undefined;
  for (const { intended } of call.verdict.reasons) {
    if (intended === undefined) continue;
    if (strictest === undefined || order.indexOf(intended) > order.indexOf(strictest)) strictest = intended;
  }
  return strictest;
}
