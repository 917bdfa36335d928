import { useMutation } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useDocument } from '../../api/queries.ts';
import type { GatewayPolicy, GuardCheck, GuardInfo, Page } from '../../api/types.ts';
import { useToggle } from '../../api/use-act.ts';

/** A policy with its place in the order. */
export type PolicyView = GatewayPolicy & { readonly position?: number; readonly builtIn?: boolean };

export function useGuards() {
  return useDocument<Page<GuardInfo>>('/api/guards');
}

export function usePolicies() {
  return useDocument<Page<PolicyView>>('/api/policies');
}

export function useGuardToggle() {
  return useToggle<GuardInfo>('/api/guards', (guard) => guard.name);
}

export function useCheck() {
  return useMutation<GuardCheck, Error, { text: string; policy: string }>({
    mutationFn: ({ text, policy }) =>
      api<GuardCheck>('/api/guards/check', {
        method: 'POST',
        body: { text, ...(policy === '' ? {} : { policy }) },
      }),
  });
}
