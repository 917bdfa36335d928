import type { Direction } from '../../contracts/guard.ts';
import { Fault } from '../../kernel/fault.ts';
import { gatewayFaults } from './errors.ts';
import type { ChainReason } from './ports.ts';

/**
 * A call that a guard blocked. It names the guard, the rule and the place, never the content: whoever reads the error
 * wrote the content or must not see it. Status 400, so that official clients do not try again.
 */
export class GuardBlock extends Fault {
  /** Whether the caller is told something that it needs, such as the id of an approval. */
  readonly isTold: boolean;

  /**
   * @param more.where which of several requests or answers, e.g. `line 3`
   * @param more.told what else the caller is to know, such as the id of an approval
   */
  constructor(
    reason: ChainReason | undefined,
    direction: Direction,
    { where, told }: { readonly where?: string | undefined; readonly told?: string | undefined } = {},
  ) {
    const what = `${direction === 'input' ? 'request' : 'answer'}${where === undefined ? '' : ` in ${where}`}`;
    const path = reason?.spans[0]?.path;
    super(
      { ...gatewayFaults.guardBlocked, code: reason?.guard.replaceAll('-', '_') ?? 'guard_blocked' },
      {
        message: `${
          reason
            ? `The ${what} was blocked by the guard "${reason.guard}", rule "${reason.rule}".`
            : `The ${what} was blocked by this route's policy.`
        }${told === undefined ? '' : ` ${told}`}`,
        ...(path === undefined ? {} : { field: path }),
      },
    );
    this.name = 'GuardBlock';
    this.isTold = told !== undefined;
  }
}

/** The reason that weighs most among those that block. */
export function blockingReason(reasons: readonly ChainReason[]): ChainReason | undefined {
  let best: ChainReason | undefined;
  for (const reason of reasons) {
    if (reason.action === 'block' && (best === undefined || reason.score > best.score)) best = reason;
  }
  return best;
}
