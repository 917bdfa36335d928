import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { ActionBadge } from '../../components/action-badge.tsx';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { Stat } from '../../components/stat.tsx';
import { Time } from '../../components/time.tsx';
import { formatCount } from '../../lib/format.ts';
import { type ChangedCall, countOf, type DryRunTotals } from './dry-run-totals.ts';
import { strings } from './strings.ts';

const rowsShown = 50;

function Figures({ totals }: { readonly totals: DryRunTotals }) {
  const figure = (matches: Parameters<typeof countOf>[1]) => formatCount(countOf(totals, matches));
  const blockedBefore = countOf(totals, (before) => before === 'block');
  const blockedAfter = countOf(totals, (_before, after) => after === 'block');
  return (
    <div className="grid grid-cols-5 divide-x divide-line rounded-lg border border-line bg-panel max-md:grid-cols-2 max-md:divide-x-0">
      <Stat label={strings.replayed} value={formatCount(totals.replayed)} />
      <Stat
        label={strings.newlyBlocked}
        value={
          <span className="text-critical">
            {figure((before, after) => before !== 'block' && after === 'block')}
          </span>
        }
      />
      <Stat
        label={strings.released}
        value={figure((before, after) => before === 'block' && after !== 'block')}
      />
      <Stat
        label={strings.otherwise}
        value={figure((before, after) => before !== after && before !== 'block' && after !== 'block')}
      />
      <Stat
        label={strings.blockedTotal}
        value={`${formatCount(blockedBefore)} → ${formatCount(blockedAfter)}`}
      />
    </div>
  );
}

function Unsaid({
  totals,
  keepsContent,
  ownGuards,
  onKeep,
}: {
  readonly totals: DryRunTotals;
  /** Guards of the operator's own that are not asked about the past. */
  readonly ownGuards: readonly string[];
  readonly keepsContent: boolean;
  readonly onKeep: () => void;
}) {
  const lines = [
    [totals.notStored, strings.notStored],
    [totals.cut, strings.cut],
    [totals.answersUnknown, strings.answersUnknown],
    [totals.failed, strings.failed],
    [totals.otherPolicy, strings.otherPolicy],
  ] as const;
  const told = lines.filter(([count]) => count > 0);
  if (told.length === 0 && ownGuards.length === 0) return null;
  return (
    <Panel title={strings.unsaid}>
      <ul className="flex flex-col gap-1 text-ink-2">
        {told.map(([count, text]) => (
          <li key={text}>
            <span className="num font-medium text-ink">{formatCount(count)}</span> {text}
          </li>
        ))}
        {ownGuards.length > 0 ? (
          <li>
            {strings.ownGuards} <span className="font-medium text-ink">{ownGuards.join(', ')}</span>
          </li>
        ) : null}
      </ul>
      {totals.notStored > 0 && !keepsContent ? (
        <p className="mt-3 flex flex-wrap items-center gap-3">
          <Button size="sm" onClick={onKeep}>
            {strings.keepContent}
          </Button>
          <span className="text-xs text-ink-3">{strings.keepContentNote}</span>
        </p>
      ) : null}
    </Panel>
  );
}

function Why({ call }: { readonly call: ChangedCall }) {
  const reason = call.after === 'allow' ? call.reasonsBefore[0] : call.reasonsAfter[0];
  if (!reason) return <span className="text-ink-3">–</span>;
  return (
    <span className="text-xs">
      <span className="font-medium">{reason.guard}</span>{' '}
      <code className="font-mono text-ink-3">{reason.rule}</code>{' '}
      <span className="text-ink-2">{reason.explanation}</span>
    </span>
  );
}

/** What would change, by action, by rule and call by call. */
export function DryRunResult({
  totals,
  isShadow,
  keepsContent,
  ownGuards,
  onKeep,
}: {
  readonly totals: DryRunTotals;
  readonly isShadow: boolean;
  readonly ownGuards: readonly string[];
  readonly keepsContent: boolean;
  readonly onKeep: () => void;
}) {
  const [shown, setShown] = useState(rowsShown);
  const rules = totals.rules.filter(
    (rule) => rule.before !== rule.after || rule.newlyBlocked + rule.released > 0,
  );
  return (
    <div className="flex flex-col gap-4">
      {isShadow ? <p className="text-accent-text">{strings.dryRunShadow}</p> : null}
      <Figures totals={totals} />
      <Unsaid totals={totals} keepsContent={keepsContent} ownGuards={ownGuards} onKeep={onKeep} />
      {rules.length > 0 ? (
        <section aria-label={strings.byRule}>
          <h2 className="mb-1.5 text-sm font-semibold">{strings.byRule}</h2>
          <SimpleTable
            label={strings.byRule}
            items={rules.slice(0, rowsShown)}
            keyOf={(rule) => `${rule.guard} ${rule.rule} ${rule.direction}`}
            columns={[
              {
                id: 'rule',
                name: 'Rule',
                cell: (rule) => (
                  <span>
                    <span className="font-medium">{rule.guard}</span>{' '}
                    <code className="font-mono text-xs text-ink-3">{rule.rule}</code>
                  </span>
                ),
              },
              { id: 'before', name: 'Before', align: 'right', cell: (rule) => formatCount(rule.before) },
              { id: 'after', name: 'After', align: 'right', cell: (rule) => formatCount(rule.after) },
              {
                id: 'blocked',
                name: strings.newlyBlocked,
                align: 'right',
                cell: (rule) => formatCount(rule.newlyBlocked),
              },
              {
                id: 'released',
                name: strings.released,
                align: 'right',
                cell: (rule) => formatCount(rule.released),
                wideOnly: true,
              },
            ]}
          />
        </section>
      ) : null}
      <section aria-label={strings.changedCalls}>
        <h2 className="mb-1.5 text-sm font-semibold">
          {strings.changedCalls}{' '}
          <span className="num font-normal text-ink-3">{formatCount(totals.changed.length)}</span>
        </h2>
        {totals.changed.length === 0 ? (
          <p className="text-ink-2">
            {totals.replayed === 0 ? strings.nothingReplayed : strings.nothingChanges}
          </p>
        ) : (
          <SimpleTable
            label={strings.changedCalls}
            items={totals.changed.slice(0, shown)}
            keyOf={(call) => call.id}
            columns={[
              {
                id: 'time',
                name: 'Time',
                cell: (call) => (
                  <Link
                    to="/traffic/$id"
                    params={{ id: call.id }}
                    className="text-accent-text hover:underline"
                  >
                    <Time ms={call.time} />
                  </Link>
                ),
              },
              {
                id: 'change',
                name: 'Change',
                cell: (call) => (
                  <span className="inline-flex items-center gap-1.5">
                    <ActionBadge action={call.before} />
                    <ArrowRight size={12} className="text-ink-3" aria-label="becomes" />
                    <ActionBadge action={call.after} />
                  </span>
                ),
              },
              { id: 'caller', name: 'Caller', cell: (call) => call.token, wideOnly: true },
              { id: 'model', name: 'Model', cell: (call) => call.model, wideOnly: true },
              { id: 'why', name: 'Why', cell: (call) => <Why call={call} />, wideOnly: true },
            ]}
          />
        )}
        {totals.changed.length > shown ? (
          <Button size="sm" className="mt-2" onClick={() => setShown(shown + 200)}>
            Show more
          </Button>
        ) : null}
      </section>
    </div>
  );
}
