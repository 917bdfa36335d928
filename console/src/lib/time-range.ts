/** The global time range as it stands in the address: relative (`-24h`) or absolute (ISO 8601). */
export interface TimeRange {
  readonly from: string;
  /** `now` follows the clock. */
  readonly to: string;
}

export const defaultRange: TimeRange = { from: '-24h', to: 'now' };

/** Offered ranges, shortest first. */
export const presets = ['-15m', '-1h', '-6h', '-24h', '-3d', '-7d', '-30d', '-90d'] as const;

const unitMs = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Milliseconds of a relative time such as `-15m`; undefined when the text is not one. */
export function relativeMs(text: string): number | undefined {
  const match = /^-(\d{1,4})([mhd])$/.exec(text);
  if (!match) return undefined;
  return Number(match[1]) * unitMs[match[2] as keyof typeof unitMs];
}

function pointMs(text: string, nowMs: number): number | undefined {
  if (text === 'now') return nowMs;
  const relative = relativeMs(text);
  if (relative !== undefined) return nowMs - relative;
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? undefined : parsed;
}

/** Both ends in milliseconds; what cannot be read counts as the default range. */
export function resolveRange(range: TimeRange, nowMs: number): { fromMs: number; toMs: number } {
  const toMs = pointMs(range.to, nowMs) ?? nowMs;
  const fromMs = pointMs(range.from, nowMs) ?? nowMs - unitMs.d;
  return fromMs < toMs ? { fromMs, toMs } : { fromMs: toMs - unitMs.h, toMs };
}

/** Reads a range from the address; an unreadable or reversed one becomes the default. */
export function readRange(from: unknown, to: unknown): TimeRange {
  const start = typeof from === 'string' ? from : defaultRange.from;
  const end = typeof to === 'string' ? to : defaultRange.to;
  const startMs = pointMs(start, 1e15);
  const endMs = pointMs(end, 1e15);
  if (startMs === undefined || endMs === undefined || startMs >= endMs) return defaultRange;
  return { from: start, to: end };
}

/**
 * The shortest offered range that still holds everything from `firstMs` on, for a chart whose range is mostly empty;
 * undefined when that would not make the chart at least four times as readable.
 */
export function closerRange(range: TimeRange, firstMs: number, nowMs: number): TimeRange | undefined {
  const spanMs = relativeMs(range.from);
  if (!isLive(range) || spanMs === undefined) return undefined;
  const from = presets.find((preset) => (relativeMs(preset) ?? 0) > nowMs - firstMs);
  return from && (relativeMs(from) ?? spanMs) * 4 <= spanMs ? { from, to: 'now' } : undefined;
}

/** Whether the range follows the clock. */
export function isLive(range: TimeRange): boolean {
  return range.to === 'now';
}

/** `24h` becomes `Last 24 hours`, an absolute range its two ends. */
export function describeRange(range: TimeRange): string {
  const match = /^-(\d+)([mhd])$/.exec(range.from);
  if (match && range.to === 'now') {
    const count = Number(match[1]);
    const unit = { m: 'minute', h: 'hour', d: 'day' }[match[2] as 'm' | 'h' | 'd'];
    return count === 1 ? `Last ${unit}` : `Last ${count} ${unit}s`;
  }
  const { fromMs, toMs } = resolveRange(range, Date.now());
  const sameDay = new Date(fromMs).toDateString() === new Date(toMs).toDateString();
  const short = new Intl.DateTimeFormat(undefined, {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${short.format(fromMs)} – ${(sameDay ? clock : short).format(toMs)}`;
}

/** An absolute range for a part that somebody marked on a chart. */
export function absoluteRange(fromMs: number, toMs: number): TimeRange {
  return { from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}
