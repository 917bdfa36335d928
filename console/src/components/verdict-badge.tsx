import { CircleCheck, CircleHelp, CircleX } from 'lucide-react';
import { Badge } from './badge.tsx';

const looks = {
  pass: { tone: 'ok', icon: CircleCheck, word: 'Passed' },
  fail: { tone: 'critical', icon: CircleX, word: 'Failed' },
  inconclusive: { tone: 'medium', icon: CircleHelp, word: 'Inconclusive' },
} as const;

/** How a red-team run ended. */
export function VerdictBadge({ status }: { readonly status: string }) {
  const { tone, icon: Icon, word } = looks[status as keyof typeof looks] ?? looks.inconclusive;
  return (
    <Badge tone={tone} icon={<Icon size={11} aria-hidden="true" />}>
      {word}
    </Badge>
  );
}
