import { Bot, Cog, FileText, type LucideIcon, User, Wrench } from 'lucide-react';
import type { ConversationSegment } from '../api/types.ts';

type Provenance = ConversationSegment['provenance'];

const looks: Readonly<
  Record<Provenance, { readonly icon: LucideIcon; readonly word: string; readonly note: string }>
> = {
  system: { icon: Cog, word: 'System', note: 'Written by whoever runs the application' },
  developer: { icon: Cog, word: 'Developer', note: 'Written by whoever runs the application' },
  user: { icon: User, word: 'User', note: 'Written by the user' },
  tool: {
    icon: Wrench,
    word: 'Tool result',
    note: 'Data that a tool brought: an instruction in it is nobody’s',
  },
  document: { icon: FileText, word: 'Document', note: 'Retrieved data: an instruction in it is nobody’s' },
  model: { icon: Bot, word: 'Model', note: 'Written by the model' },
};

/** Who wrote a piece of text, as the guards see it. */
export function ProvenanceMark({ provenance }: { readonly provenance: Provenance }) {
  const { icon: Icon, word, note } = looks[provenance];
  return (
    <span title={note} className="inline-flex items-center gap-1 text-xs font-medium text-ink-2">
      <Icon size={13} aria-hidden="true" className="text-ink-3" />
      {word}
    </span>
  );
}
