import { Ban, Check, EyeOff, Flag, Ghost, OctagonX } from 'lucide-react';
import type { GatewayEvent, GuardAction } from '../api/types.ts';
import { Badge } from './badge.tsx';

const looks = {
  allow: { tone: 'neutral', icon: Check, word: 'Allowed' },
  flag: { tone: 'medium', icon: Flag, word: 'Flagged' },
  redact: { tone: 'high', icon: EyeOff, word: 'Redacted' },
  block: { tone: 'critical', icon: Ban, word: 'Blocked' },
  refuse: { tone: 'medium', icon: OctagonX, word: 'Refused' },
} as const;

/** What the policy does, or did. */
export function ActionBadge({
  action,
  intended,
}: {
  readonly action: GuardAction | 'refuse';
  /** What a policy in shadow mode would have done, where that is more. */
  readonly intended?: GuardAction | undefined;
}) {
  if (intended === 'block' || intended === 'redact') {
    return (
      <Badge
        tone="outline"
        icon={<Ghost size={11} aria-hidden="true" />}
        title="The policy is in shadow mode"
      >
        {intended === 'block' ? 'Would block' : 'Would redact'}
      </Badge>
    );
  }
  const { tone, icon: Icon, word } = looks[action];
  return (
    <Badge tone={tone} icon={<Icon size={11} aria-hidden="true" />}>
      {word}
    </Badge>
  );
}

/** What became of a call. One that the gateway turned away before any guard saw it was refused, not allowed. */
export function callAction(
  call: Pick<GatewayEvent, 'inspected' | 'status' | 'upstreamStatus' | 'verdict'>,
): GuardAction | 'refuse' {
  const isSeen = call.inspected || call.upstreamStatus !== null || call.verdict.action === 'block';
  return call.status >= 400 && !isSeen ? 'refuse' : call.verdict.action;
}
