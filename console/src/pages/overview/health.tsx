import { CircleCheck, CircleX, LoaderCircle, TriangleAlert } from 'lucide-react';
import type { HealthPart, Overview } from '../../api/types.ts';
import { Panel } from '../../components/panel.tsx';
import { cx } from '../../lib/cx.ts';
import { humanise } from '../../lib/format.ts';
import { strings } from './strings.ts';

const states = {
  ok: { icon: CircleCheck, tone: 'text-ok', word: 'OK' },
  starting: { icon: LoaderCircle, tone: 'text-ink-2', word: 'Starting' },
  degraded: { icon: TriangleAlert, tone: 'text-high', word: 'Degraded' },
  failed: { icon: CircleX, tone: 'text-critical', word: 'Failed' },
} as const;

function Part({ part }: { readonly part: HealthPart }) {
  const state = states[part.state];
  const Icon = state.icon;
  return (
    <li className="flex items-start gap-2 py-1">
      <Icon size={14} className={cx('mt-0.5 shrink-0', state.tone)} aria-hidden="true" />
      <span className="shrink-0 font-medium">{humanise(part.part)}</span>
      <span
        className={cx(
          'min-w-0 flex-1 truncate text-right text-xs leading-5',
          part.state === 'ok' ? 'text-ink-3' : state.tone,
        )}
        title={part.detail ?? state.word}
      >
        {part.detail || state.word}
      </span>
    </li>
  );
}

const order = { failed: 0, degraded: 1, starting: 2, ok: 3 } as const;

/** The state of Bartizan's own parts, what is broken first. */
export function Health({ overview }: { readonly overview: Overview }) {
  const parts = [...overview.health].sort((a, b) => order[a.state] - order[b.state]);
  return (
    <Panel title={strings.health}>
      <ul>
        {parts.map((part) => (
          <Part key={part.part} part={part} />
        ))}
      </ul>
    </Panel>
  );
}
