import { z } from 'zod';
import type { GatewayGrant } from './call-limits.ts';

export const scopes = ['ingest', 'gateway', 'read', 'admin'] as const;
export const scopeSchema = z.enum(scopes);
/** What a token may do. `admin` implies the others. */
export type Scope = z.infer<typeof scopeSchema>;

/** Who makes a request, whatever proved it. */
export interface Principal {
  readonly kind: 'account' | 'token' | 'local';
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** What it may do at the gateway beside its scopes; left out for everybody but tokens. */
  readonly gateway?: GatewayGrant;
}

export function allows(principal: Principal, scope: Scope): boolean {
  return principal.scopes.includes(scope) || principal.scopes.includes('admin');
}
