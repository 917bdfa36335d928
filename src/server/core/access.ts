import type { Principal, Scope } from '../../contracts/identity.ts';
import { allows } from '../../contracts/identity.ts';
import { Fault } from '../../kernel/fault.ts';
import { serverFaults } from '../errors.ts';

/**
 * Who may call a route. `public`: anybody. `account`: only a signed-in account. `scopes`: any one of them suffices;
 * with `orAccount`, every signed-in account passes too. `own`: the plugin that registers the route checks by itself.
 */
export type Access =
  | 'public'
  | 'account'
  | { readonly scopes: readonly Scope[]; readonly orAccount?: boolean }
  | { readonly own: string };

/** Access for callers with at least one of these scopes. */
export function needs(...scopes: readonly Scope[]): Access {
  return { scopes };
}

/** Access for callers with one of these scopes, and every signed-in account. */
export function needsOrAccount(...scopes: readonly Scope[]): Access {
  return { scopes, orAccount: true };
}

/** @throws Fault `unauthenticated`, `forbidden` or `account_only` */
export function requireAccess(access: Access, principal: Principal | undefined): void {
  if (access === 'public' || isOwn(access)) return;
  if (!principal) throw new Fault(serverFaults.unauthenticated);
  if (access === 'account') {
    if (principal.kind !== 'account') throw new Fault(serverFaults.accountOnly);
    return;
  }
  if (access.orAccount && principal.kind === 'account') return;
  if (access.scopes.some((scope) => allows(principal, scope))) return;
  throw new Fault(serverFaults.forbidden, {
    message: `This needs the scope ${access.scopes.map((scope) => `\`${scope}\``).join(' or ')}.`,
  });
}

export function isOwn(access: Access): access is { readonly own: string } {
  return typeof access === 'object' && 'own' in access;
}

/** Whether a value found at registration is an access rule at all. */
export function isAccess(value: unknown): value is Access {
  if (value === 'public' || value === 'account') return true;
  if (typeof value !== 'object' || value === null) return false;
  if ('own' in value) return typeof value.own === 'string' && value.own.length > 0;
  return 'scopes' in value && Array.isArray(value.scopes) && value.scopes.length > 0;
}
