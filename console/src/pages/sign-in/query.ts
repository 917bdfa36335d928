import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, setCsrfToken } from '../../api/client.ts';
import { sessionKey } from '../../api/queries.ts';
import type { Session } from '../../api/types.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Only an address of this console: anything else would be an open redirect. */
export function safeNext(next: string | undefined): string {
  if (!next?.startsWith('/') || next.startsWith('//') || next.includes('\\')) return '/';
  return next.startsWith('/signin') ? '/' : next;
}

/** Takes the new session over and goes on to where the person wanted to be. */
export function useEnter(next: string | undefined): (session: Session) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return (session) => {
    setCsrfToken(session.csrfToken);
    client.setQueryData(sessionKey, session);
    void navigate({ href: safeNext(next), replace: true });
  };
}

export function useSignIn(next: string | undefined) {
  const enter = useEnter(next);
  return useMutation<Session, Error, Credentials>({
    mutationFn: (body) => api<Session>('/api/session', { method: 'POST', body }),
    onSuccess: enter,
  });
}
