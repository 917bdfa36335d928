import { useDocument } from '../../api/queries.ts';
import type { Page, Scope, TokenInfo } from '../../api/types.ts';
import { useAct } from '../../api/use-act.ts';
import type { Limits } from '../../components/limits.tsx';

const path = '/api/tokens';

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly expiresInDays?: number;
  readonly team?: string;
  readonly models?: readonly string[];
  readonly limits?: Limits;
}

export function useTokens() {
  return useDocument<Page<TokenInfo>>(path);
}

export function useTokenActs() {
  const create = useAct<{ readonly token: string }>([path]);
  const revoke = useAct([path]);
  return {
    create,
    createToken: (body: NewToken, done: (token: string) => void) =>
      create.mutate({ path, method: 'POST', body }, { onSuccess: (answer) => done(answer.token) }),
    revokeToken: (token: TokenInfo) =>
      revoke.mutate({
        path: `${path}/${encodeURIComponent(token.id)}`,
        method: 'DELETE',
        done: `${token.name} is revoked.`,
      }),
  };
}
