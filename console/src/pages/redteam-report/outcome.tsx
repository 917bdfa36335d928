import { Badge, type Tone } from '../../components/badge.tsx';
import { humanise } from '../../lib/format.ts';

const looks: Readonly<Record<string, { readonly tone: Tone; readonly word: string }>> = {
  succeeded: { tone: 'critical', word: 'Got through' },
  blocked: { tone: 'ok', word: 'Blocked' },
  resisted: { tone: 'neutral', word: 'Resisted' },
  inconclusive: { tone: 'medium', word: 'Inconclusive' },
  served: { tone: 'ok', word: 'Served' },
  refused: { tone: 'high', word: 'Refused' },
};

/** How a probe came out. */
export function Outcome({ outcome }: { readonly outcome: string }) {
  const { tone, word } = looks[outcome] ?? { tone: 'neutral', word: humanise(outcome) };
  return <Badge tone={tone}>{word}</Badge>;
}
