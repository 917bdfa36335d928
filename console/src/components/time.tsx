import { formatAgo, formatTime } from '../lib/format.ts';
import { useNow } from '../lib/use-now.ts';

/** A moment in the viewer's zone; the exact UTC time stands in the tooltip. */
export function Time({
  ms,
  ago = false,
  className,
}: {
  readonly ms: number;
  readonly ago?: boolean;
  readonly className?: string;
}) {
  const nowMs = useNow();
  const iso = new Date(ms).toISOString();
  return (
    <time
      dateTime={iso}
      title={`${iso.replace('T', ' ').replace('Z', ' UTC')}`}
      className={className ?? 'num whitespace-nowrap'}
    >
      {ago ? formatAgo(ms, nowMs) : formatTime(ms, nowMs)}
    </time>
  );
}
