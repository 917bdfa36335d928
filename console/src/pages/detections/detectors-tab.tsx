import { CheckCheck } from 'lucide-react';
import type { DetectorInfo } from '../../api/types.ts';
import { Badge } from '../../components/badge.tsx';
import { PageBody } from '../../components/page-body.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { SwitchWithReason } from '../../components/switch-with-reason.tsx';
import { formatCount, humanise } from '../../lib/format.ts';
import { useDetectors, useDetectorToggle, useProblems } from './query.ts';
import { strings } from './strings.ts';

function words(name: string): string {
  return humanise(name.replaceAll(/([a-z])([A-Z])/g, '$1 $2')).toLowerCase();
}

function DetectorRow({ detector }: { readonly detector: DetectorInfo }) {
  const toggle = useDetectorToggle();
  const stats = Object.entries(detector.stats ?? {}).filter(([, value]) => typeof value === 'number');
  return (
    <li className="flex items-start gap-4 border-b border-line px-4 py-3 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="text-base font-semibold">{humanise(detector.name)}</span>
          <Badge>{detector.kind}</Badge>
          <span className="num text-xs text-ink-3">{detector.version}</span>
          {detector.enabled ? null : <Badge tone="high">Off</Badge>}
        </p>
        <p className="num mt-1 flex flex-wrap gap-x-4 text-xs text-ink-2">
          {stats.map(([name, value]) => (
            <span key={name}>
              {formatCount(Number(value))} {words(name)}
            </span>
          ))}
        </p>
        {detector.enabled || !detector.reason ? null : (
          <p className="mt-1.5 text-high">“{detector.reason}”</p>
        )}
      </div>
      <SwitchWithReason
        name={detector.name}
        enabled={detector.enabled}
        consequence={strings.detectorOff}
        onChange={(enabled, reason) => toggle.mutate({ key: detector.name, enabled, reason })}
      />
    </li>
  );
}

export function DetectorsTab() {
  const query = useDetectors();
  return (
    <PageBody>
      <QueryView query={query} placeholder={<SkeletonRows count={3} />}>
        {(page) => (
          <ul className="rounded-lg border border-line bg-panel">
            {page.items.map((detector) => (
              <DetectorRow key={detector.name} detector={detector} />
            ))}
          </ul>
        )}
      </QueryView>
    </PageBody>
  );
}

/** Rule files that could not be used, with the place and the reason. */
export function ProblemsTab() {
  const query = useProblems();
  return (
    <PageBody>
      <QueryView query={query} placeholder={<SkeletonRows count={3} />}>
        {(page) =>
          page.items.length === 0 ? (
            <p className="flex items-center gap-2 py-6 text-ink-2">
              <CheckCheck size={16} className="text-ok" aria-hidden="true" />
              {strings.problemsNone}
            </p>
          ) : (
            <ul className="rounded-lg border border-line bg-panel">
              {page.items.map((problem) => (
                <li
                  key={`${problem.file}${problem.reason}`}
                  className="flex flex-col gap-1 border-b border-line px-4 py-2.5 last:border-b-0"
                >
                  <span className="flex flex-wrap items-center gap-2">
                    <code className="font-mono text-xs font-medium break-all">{problem.file}</code>
                    <Badge tone="high">{humanise(problem.kind)}</Badge>
                  </span>
                  <span className="text-ink-2">{problem.reason}</span>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </PageBody>
  );
}
