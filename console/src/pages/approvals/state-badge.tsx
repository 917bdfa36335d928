import type { ApprovalState } from '../../api/types.ts';
import { Badge, type Tone } from '../../components/badge.tsx';
import { strings } from './strings.ts';

const tones: Readonly<Record<ApprovalState, Tone>> = {
  pending: 'medium',
  approved: 'ok',
  denied: 'critical',
  used: 'neutral',
  expired: 'outline',
};

export function StateBadge({ state }: { readonly state: ApprovalState }) {
  return <Badge tone={tones[state]}>{strings.states[state]}</Badge>;
}
