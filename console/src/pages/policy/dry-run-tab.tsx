import { FlaskConical, Play, Square } from 'lucide-react';
import { asProblem } from '../../api/problem.ts';
import { Button } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { formatCount, plural } from '../../lib/format.ts';
import { describeRange } from '../../lib/time-range.ts';
import { useRange } from '../../lib/use-range.ts';
import { useGuards } from '../guards/query.ts';
import { useTrafficStats } from '../traffic/query.ts';
import { DryRunResult } from './dry-run-result.tsx';
import type { Draft, useDryRun } from './query.ts';
import { strings } from './strings.ts';

/** Kinds of guards that are asked over a wire or in a process of their own. */
const late: ReadonlySet<string> = new Set(['http', 'module']);

/** Replays recent calls under the draft, before anybody puts it in force. */
export function DryRunTab({
  draft,
  dryRun,
  onKeep,
}: {
  readonly draft: Draft;
  readonly dryRun: ReturnType<typeof useDryRun>;
  readonly onKeep: () => void;
}) {
  const guards = useGuards().data?.items ?? [];
  const { range } = useRange();
  const total = useTrafficStats().data?.totals.calls;
  const { state, isRunning, error } = dryRun;
  const { totals } = state;
  const isStale = state.draft !== undefined && JSON.stringify(state.draft) !== JSON.stringify(draft);
  const part = total === undefined || total === 0 ? 0 : Math.min(1, totals.looked / total);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        {isRunning ? (
          <Button icon={<Square size={12} />} onClick={dryRun.stop}>
            {strings.stop}
          </Button>
        ) : (
          <Button variant="primary" icon={<Play size={13} />} onClick={() => dryRun.start(draft)}>
            {strings.dryRunStart}
          </Button>
        )}
        <span className="text-ink-2">
          {describeRange(range)}
          {total === undefined ? '' : `: ${plural(total, 'call')} through the gateway`}
        </span>
        {state.draft && !isRunning && !state.isDone && state.cursor !== null ? (
          <Button size="sm" onClick={dryRun.goOn}>
            {strings.goOn}
          </Button>
        ) : null}
      </div>
      {state.draft ? (
        <div>
          <div
            role="progressbar"
            aria-label={strings.progress}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round((state.isDone ? 1 : part) * 100)}
            className="h-1.5 overflow-hidden rounded-full bg-hover"
          >
            <div
              className="h-full rounded-full bg-accent transition-[width]"
              style={{ width: `${(state.isDone ? 1 : part) * 100}%` }}
            />
          </div>
          <p className="num mt-1 text-xs text-ink-3" role="status">
            {formatCount(totals.looked)} {strings.looked}
            {state.isDone ? `. ${strings.done}` : ''}
          </p>
        </div>
      ) : null}
      {error ? (
        <p
          className="rounded-md border border-critical/40 bg-critical-soft px-3 py-2 text-critical"
          role="alert"
        >
          {asProblem(error).field ? `${asProblem(error).field}: ` : ''}
          {asProblem(error).message}
        </p>
      ) : null}
      {isStale ? <p className="text-high">{strings.stale}</p> : null}
      {state.draft && totals.looked > 0 ? (
        <DryRunResult
          totals={totals}
          isShadow={state.draft.shadow === true}
          keepsContent={draft.storeContent === true}
          ownGuards={guards
            .filter(({ kind, name }) => late.has(kind) && draft.guards.some((rule) => rule.guard === name))
            .map(({ name }) => name)}
          onKeep={onKeep}
        />
      ) : state.draft ? null : (
        <Empty icon={<FlaskConical size={18} />} title={strings.dryRunTitle}>
          {strings.dryRunNote}
        </Empty>
      )}
    </div>
  );
}
