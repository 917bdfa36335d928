import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

const tones = {
  neutral: 'bg-informational-soft text-ink-2',
  accent: 'bg-accent-soft text-accent-text',
  ok: 'bg-ok-soft text-ok',
  medium: 'bg-medium-soft text-medium',
  high: 'bg-high-soft text-high',
  critical: 'bg-critical-soft text-critical',
  low: 'bg-low-soft text-low',
  outline: 'border border-line-strong text-ink-2',
} as const;

export type Tone = keyof typeof tones;

/** A word with a quiet background: a state, a kind, a label. */
export function Badge({
  tone = 'neutral',
  icon,
  title,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly title?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <span
      title={title}
      className={cx(
        'inline-flex h-5 max-w-full items-center gap-1 rounded px-1.5 text-2xs font-medium whitespace-nowrap',
        tones[tone],
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
