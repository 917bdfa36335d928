import { Ban, Check, EyeOff, Flag } from 'lucide-react';
import type { GuardAction } from '../api/types.ts';
import { Badge } from './badge.tsx';

const looks = {
  allow: { tone: 'neutral', icon: Check, word: 'Allowed' },
  flag: { tone: 'medium', icon: Flag, word: 'Flagged' },
  redact: { tone: 'high', icon: EyeOff, word: 'Redacted' },
  block: { tone: 'critical', icon: Ban, word: 'Blocked' },
} as const;

/** What the gateway did with a call. */
export function ActionBadge({ action }: { readonly action: GuardAction }) {
  const { tone, icon: Icon, word } = looks[action];
  return (
    <Badge tone={tone} icon={<Icon size={11} aria-hidden="true" />}>
      {word}
    </Badge>
  );
}
