import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import type { Session } from '../../api/types.ts';
import { useEnter } from '../sign-in/query.ts';

export interface OwnerForm {
  readonly setupToken: string;
  readonly email: string;
  readonly name?: string;
  readonly password: string;
}

/** Shortest password that set-up takes. */
export const passwordMin = 12;

export function useSetup() {
  const enter = useEnter('/');
  return useMutation<Session, Error, OwnerForm>({
    mutationFn: async (body) => {
      await api('/api/setup', { method: 'POST', body });
      return api<Session>('/api/session');
    },
    onSuccess: enter,
  });
}
