import { Link } from '@tanstack/react-router';
import { CircleCheck, CircleX, ShieldCheck } from 'lucide-react';
import type { GuardInfo } from '../../api/types.ts';
import { Badge } from '../../components/badge.tsx';
import { Empty } from '../../components/empty.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { SwitchWithReason } from '../../components/switch-with-reason.tsx';
import { formatCount, humanise } from '../../lib/format.ts';
import { useGuards, useGuardToggle } from './query.ts';
import { strings } from './strings.ts';

function SelfTest({ guard }: { readonly guard: GuardInfo }) {
  const Icon = guard.selfTest.ok ? CircleCheck : CircleX;
  return (
    <span
      className={`inline-flex items-center gap-1.5 ${guard.selfTest.ok ? 'text-ink-2' : 'font-medium text-critical'}`}
    >
      <Icon size={13} className={guard.selfTest.ok ? 'text-ok' : ''} aria-hidden="true" />
      {strings.selfTest} {guard.selfTest.ok ? 'passed' : 'failed'}
      {guard.selfTest.detail ? <span className="text-ink-3">({guard.selfTest.detail})</span> : null}
    </span>
  );
}

function GuardRow({ guard }: { readonly guard: GuardInfo }) {
  const toggle = useGuardToggle();
  return (
    <li className="flex items-start gap-4 border-b border-line px-4 py-3 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <span className="text-base font-semibold">{humanise(guard.name)}</span>
          <span className="num text-xs text-ink-3">{guard.version}</span>
          {guard.enabled ? null : <Badge tone="high">Off</Badge>}
        </p>
        <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-xs">
          <SelfTest guard={guard} />
          <span className="text-ink-2">
            reads {guard.directions.map((each) => (each === 'input' ? 'prompts' : 'answers')).join(' and ')}
          </span>
          <span className="text-ink-2">
            {guard.policies.length === 0 ? 'in no policy' : `in ${guard.policies.join(', ')}`}
          </span>
          <Link to="/traffic" search={{ guard: guard.name }} className="num text-accent-text hover:underline">
            {formatCount(guard.hits24h)} {strings.hits}
          </Link>
          {guard.judged30d.correct + guard.judged30d.falsePositive > 0 ? (
            <span className="num text-ink-2">
              {formatCount(guard.judged30d.falsePositive)} of{' '}
              {formatCount(guard.judged30d.correct + guard.judged30d.falsePositive)} {strings.judged}
            </span>
          ) : null}
        </p>
        {guard.enabled || !guard.reason ? null : <p className="mt-1.5 text-high">“{guard.reason}”</p>}
      </div>
      <SwitchWithReason
        name={guard.name}
        enabled={guard.enabled}
        consequence={strings.offConsequence}
        onChange={(enabled, reason) => toggle.mutate({ key: guard.name, enabled, reason })}
      />
    </li>
  );
}

export function GuardsTab() {
  const query = useGuards();
  return (
    <QueryView query={query} placeholder={<SkeletonRows count={4} />}>
      {(page) =>
        page.items.length === 0 ? (
          <Empty icon={<ShieldCheck size={18} />} title={strings.emptyTitle}>
            {strings.emptyNote}
          </Empty>
        ) : (
          <ul className="rounded-lg border border-line bg-panel">
            {page.items.map((guard) => (
              <GuardRow key={guard.name} guard={guard} />
            ))}
          </ul>
        )
      }
    </QueryView>
  );
}
