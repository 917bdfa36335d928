import type { Severity } from '../api/types.ts';
import { cx } from '../lib/cx.ts';
import { humanise } from '../lib/format.ts';

/** From grave to harmless: the order that lists and legends use. */
export const severityOrder: readonly Severity[] = [
  'critical',
  'high',
  'medium',
  'low',
  'informational',
  'unknown',
];

export const severityText: Readonly<Record<Severity, string>> = {
  critical: 'text-critical',
  high: 'text-high',
  medium: 'text-medium',
  low: 'text-low',
  informational: 'text-informational',
  unknown: 'text-unknown',
};

export const severitySoft: Readonly<Record<Severity, string>> = {
  critical: 'bg-critical-soft',
  high: 'bg-high-soft',
  medium: 'bg-medium-soft',
  low: 'bg-low-soft',
  informational: 'bg-informational-soft',
  unknown: 'bg-informational-soft',
};

const bars: Readonly<Record<Severity, number>> = {
  critical: 4,
  high: 3,
  medium: 2,
  low: 1,
  informational: 0,
  unknown: 0,
};

/** Severity by shape as well as colour: rising bars, and a filled sign for critical. */
export function SeverityIcon({
  severity,
  size = 14,
}: {
  readonly severity: Severity;
  readonly size?: number;
}) {
  const colour = severityText[severity];
  if (severity === 'critical') {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 14 14"
        className={cx('shrink-0', colour)}
        aria-hidden="true"
      >
        <path
          d="M4.200 0.500h5.600L13.500 4.200v5.600L9.800 13.500H4.200L0.500 9.800V4.200z"
          fill="currentColor"
        />
        <path d="M6.200 3.200h1.600v4.600H6.200zM6.200 9.200h1.600v1.600H6.200z" className="fill-panel" />
      </svg>
    );
  }
  const filled = bars[severity];
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" className={cx('shrink-0', colour)} aria-hidden="true">
      {[0, 1, 2].map((bar) => (
        <rect
          key={bar}
          x={1 + bar * 4.4}
          y={9 - bar * 3.5}
          width="3.2"
          height={4 + bar * 3.5}
          rx="0.8"
          fill="currentColor"
          opacity={bar < filled ? 1 : 0.28}
        />
      ))}
    </svg>
  );
}

/** Icon and word. `compact` keeps the word for screen readers only. */
export function SeverityLabel({
  severity,
  compact = false,
}: {
  readonly severity: Severity;
  readonly compact?: boolean;
}) {
  return (
    <span
      className={cx('inline-flex items-center gap-1.5 font-medium', severityText[severity])}
      title={humanise(severity)}
    >
      <SeverityIcon severity={severity} />
      <span className={compact ? 'sr-only' : 'text-xs'}>{humanise(severity)}</span>
    </span>
  );
}
