import type { GatewayEvent } from '../../api/types.ts';
import { Panel } from '../../components/panel.tsx';
import { formatDuration } from '../../lib/format.ts';
import { strings } from './strings.ts';

/** How long each part of the call took, as one bar and in figures. */
export function LatencyBar({ call }: { readonly call: Pick<GatewayEvent, 'latency'> }) {
  const { totalMs, upstreamMs, guardsMs, firstByteMs } = call.latency;
  const rest = Math.max(0, totalMs - (upstreamMs ?? 0) - guardsMs);
  const parts = [
    { name: 'Guards', ms: guardsMs, fill: 'bg-accent' },
    { name: 'Model', ms: upstreamMs ?? 0, fill: 'bg-event-fill' },
    { name: 'Gateway itself', ms: rest, fill: 'bg-low-fill' },
  ];
  const total = Math.max(totalMs, 0.001);
  return (
    <Panel title={strings.latency} aside={<span className="num font-medium">{formatDuration(totalMs)}</span>}>
      <div className="flex h-2.5 gap-px overflow-hidden rounded-full bg-hover" aria-hidden="true">
        {parts.map((part) => (
          <span
            key={part.name}
            className={`${part.fill} min-w-0.5`}
            style={{ width: `${(part.ms / total) * 100}%` }}
          />
        ))}
      </div>
      <dl className="mt-3">
        {parts.map((part) => (
          <div key={part.name} className="flex h-6 items-center gap-2">
            <span className={`size-2 rounded-xs ${part.fill}`} aria-hidden="true" />
            <dt className="flex-1 text-ink-2">{part.name}</dt>
            <dd className="num">{formatDuration(part.ms)}</dd>
          </div>
        ))}
        {firstByteMs === null ? null : (
          <div className="flex h-6 items-center gap-2 border-t border-line">
            <dt className="flex-1 pl-4 text-ink-2">First byte after</dt>
            <dd className="num">{formatDuration(firstByteMs)}</dd>
          </div>
        )}
      </dl>
    </Panel>
  );
}
