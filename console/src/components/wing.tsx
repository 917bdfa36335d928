import { Castle, Radar } from 'lucide-react';
import type { Wing } from '../api/types.ts';

/** Which wing saw it: protect (traffic to models) or defend (everything else). */
export function WingMark({ wings }: { readonly wings: readonly Wing[] }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-2">
      {wings.includes('protect') ? (
        <span className="inline-flex items-center gap-1" title="Protect: traffic to and from models">
          <Castle size={13} className="text-ink-3" aria-hidden="true" />
          <span className="text-xs">Protect</span>
        </span>
      ) : null}
      {wings.includes('defend') ? (
        <span className="inline-flex items-center gap-1" title="Defend: logs of everything else">
          <Radar size={13} className="text-ink-3" aria-hidden="true" />
          <span className="text-xs">Defend</span>
        </span>
      ) : null}
    </span>
  );
}
