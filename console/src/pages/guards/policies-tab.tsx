import { Link } from '@tanstack/react-router';
import { ChevronDown, ChevronUp, Plus } from 'lucide-react';
import { useAct } from '../../api/use-act.ts';
import { Badge } from '../../components/badge.tsx';
import { IconButton } from '../../components/button.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { formatCount, humanise } from '../../lib/format.ts';
import { useTrafficStats } from '../traffic/query.ts';
import { CopyPolicy } from './add-policy.tsx';
import { type PolicyView, usePolicies } from './query.ts';
import { strings } from './strings.ts';

const did = { block: 'blocks', redact: 'redacts', flag: 'flags' } as const;

/** What the guards may do, in a line: `blocks Injection, Urls · redacts Secrets`. */
function summaryOf(policy: PolicyView): string {
  const parts = (['block', 'redact', 'flag'] as const).flatMap((action) => {
    const names = [
      ...new Set(policy.guards.filter((rule) => rule.action === action).map((rule) => humanise(rule.guard))),
    ];
    return names.length === 0 ? [] : [`${did[action]} ${names.join(', ')}`];
  });
  return parts.length === 0 ? strings.passesAll : parts.join(' · ');
}

function Row({
  policy,
  place,
  calls,
  onMove,
}: {
  readonly policy: PolicyView;
  readonly place: number;
  readonly calls: number | undefined;
  /** Undefined where it cannot move. */
  readonly onMove: Readonly<Record<'up' | 'down', (() => void) | undefined>>;
}) {
  return (
    <li className="flex items-start gap-3 border-b border-line px-4 py-3 last:border-b-0 hover:bg-hover">
      <span className="num w-5 pt-0.5 text-right text-xs text-ink-3">{place}</span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2">
          <Link
            to="/guards/policies/$name"
            params={{ name: policy.name }}
            className="text-base font-semibold hover:underline"
          >
            {policy.name}
          </Link>
          {policy.builtIn ? <Badge tone="accent">{strings.builtIn}</Badge> : null}
          {policy.shadow ? <Badge tone="accent">{strings.shadow}</Badge> : null}
          {policy.onGuardError === 'allow' && !policy.shadow ? (
            <Badge tone="high">{strings.failsOpenBadge}</Badge>
          ) : null}
          {policy.storeContent ? <Badge>{strings.keeps}</Badge> : null}
        </p>
        <p className="mt-0.5 text-ink-2">
          <span className="text-ink-3">models</span>{' '}
          <span className="font-mono text-xs">{policy.models.join(', ')}</span>
        </p>
        <p className="text-xs text-ink-3">{summaryOf(policy)}</p>
      </div>
      {calls === undefined ? null : (
        <Link
          to="/traffic"
          search={{ policy: policy.name }}
          className="num pt-0.5 text-xs whitespace-nowrap text-accent-text hover:underline"
        >
          {formatCount(calls)} calls
        </Link>
      )}
      {policy.builtIn ? (
        <span className="w-14 max-md:w-18" />
      ) : (
        <span className="flex">
          <IconButton label={`Move ${policy.name} up`} disabled={!onMove.up} onClick={onMove.up}>
            <ChevronUp size={14} />
          </IconButton>
          <IconButton label={`Move ${policy.name} down`} disabled={!onMove.down} onClick={onMove.down}>
            <ChevronDown size={14} />
          </IconButton>
        </span>
      )}
    </li>
  );
}

/** Policies in the order in which they are tried. */
export function PoliciesTab() {
  const query = usePolicies();
  const shares = useTrafficStats().data?.by.policy;
  const order = useAct(['/api/policies']);
  const move = (names: readonly string[], from: number, to: number) => {
    const next = [...names];
    const [moved] = next.splice(from, 1);
    if (moved) next.splice(to, 0, moved);
    order.mutate({
      path: '/api/policies/order',
      method: 'POST',
      body: { names: next },
      done: strings.ordered,
    });
  };
  return (
    <QueryView query={query} placeholder={<SkeletonRows count={4} />}>
      {({ items }) => {
        const names = items.filter((policy) => !policy.builtIn).map((policy) => policy.name);
        const source =
          items.find((policy) => policy.builtIn) ?? items.find(({ name }) => name === 'default') ?? items[0];
        return (
          <>
            <div className="flex flex-wrap items-center justify-between gap-3">
              <p className="text-ink-3">{strings.policiesNote}</p>
              {source ? (
                <CopyPolicy source={source} label={strings.add} icon={<Plus size={14} />} variant="primary" />
              ) : null}
            </div>
            <ul className="rounded-lg border border-line bg-panel">
              {items.map((policy, index) => (
                <Row
                  key={policy.name}
                  policy={policy}
                  place={index + 1}
                  calls={shares && (shares.find(({ id }) => id === policy.name)?.calls ?? 0)}
                  onMove={{
                    up: index === 0 ? undefined : () => move(names, index, index - 1),
                    down: index >= names.length - 1 ? undefined : () => move(names, index, index + 1),
                  }}
                />
              ))}
            </ul>
          </>
        );
      }}
    </QueryView>
  );
}
