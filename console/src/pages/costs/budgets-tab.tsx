import { Link } from '@tanstack/react-router';
import { Pencil, PiggyBank, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Budget, TokenInfo } from '../../api/types.ts';
import { useAct } from '../../api/use-act.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Empty } from '../../components/empty.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { Time } from '../../components/time.tsx';
import { formatCount, formatMoney } from '../../lib/format.ts';
import { useNow } from '../../lib/use-now.ts';
import { BudgetDialog } from './budget-dialog.tsx';
import { forecastOf } from './forecast.ts';
import { useBudgets, useGatewayTokens } from './query.ts';
import { strings } from './strings.ts';

const words = strings.budget;

function amountOf(budget: Budget, value: number): string {
  return budget.unit === 'cost' ? formatMoney(value * 1_000_000) : `${formatCount(value)} tokens`;
}

/** Used, reserved and left as one bar; a stroke where the period will end at this pace. */
function Bar({ budget, atEnd }: { readonly budget: Budget; readonly atEnd: number | undefined }) {
  const whole = Math.max(budget.amount, budget.used + budget.reserved, 1e-9);
  const width = (value: number) => `${Math.min(100, (value / whole) * 100)}%`;
  const isTight = budget.left <= budget.amount * 0.1;
  return (
    <div className="relative my-1.5 flex h-3 overflow-hidden rounded-full bg-hover" aria-hidden="true">
      <span className={isTight ? 'bg-critical-fill' : 'bg-accent'} style={{ width: width(budget.used) }} />
      <span
        className={`${isTight ? 'bg-critical-fill' : 'bg-accent'} opacity-40`}
        style={{ width: width(budget.reserved) }}
      />
      {atEnd === undefined || atEnd > whole ? null : (
        <span className="absolute inset-y-0 w-0.5 bg-ink" style={{ left: `calc(${width(atEnd)} - 2px)` }} />
      )}
    </div>
  );
}

function Outlook({ budget }: { readonly budget: Budget }) {
  const nowMs = useNow();
  const forecast = forecastOf(budget, nowMs);
  if (budget.left <= 0) return <span className="font-medium text-critical">{words.exhausted}</span>;
  if (budget.periodEndMs === null || budget.used === 0) return null;
  if (!forecast) return <span className="text-ink-3">{words.tooEarly}</span>;
  const share = Math.round((forecast.atEnd / budget.amount) * 100);
  return (
    <span className={share > 100 ? 'text-high' : 'text-ink-2'}>
      {words.pace} <span className="num font-medium">{share} %</span> {words.byEnd}
      {forecast.emptyMs === undefined ? null : (
        <>
          , {words.emptyBy} <Time ms={forecast.emptyMs} />
        </>
      )}
    </span>
  );
}

function scopeOf(budget: Budget, tokens: readonly TokenInfo[]) {
  if (budget.team)
    return (
      <Link
        to="/traffic"
        search={{ team: budget.team }}
        className="text-accent-text underline decoration-line-strong underline-offset-3 hover:decoration-current"
      >
        {words.team} {budget.team}
      </Link>
    );
  if (budget.token)
    return (
      <Link
        to="/traffic"
        search={{ token: budget.token }}
        className="text-accent-text underline decoration-line-strong underline-offset-3 hover:decoration-current"
      >
        {words.token} {tokens.find(({ id }) => id === budget.token)?.name ?? budget.token}
      </Link>
    );
  return words.everybody;
}

function Row({
  budget,
  tokens,
  onEdit,
  onRemove,
}: {
  readonly budget: Budget;
  readonly tokens: readonly TokenInfo[];
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}) {
  const nowMs = useNow();
  return (
    <li className="border-b border-line px-4 py-3 last:border-b-0">
      <div className="flex flex-wrap items-start gap-x-3">
        <p className="min-w-40 flex-1">
          <span className="text-base font-semibold">{budget.name}</span>{' '}
          <span className="text-ink-2">{scopeOf(budget, tokens)}</span>
        </p>
        <p className="num text-right whitespace-nowrap">
          <span className="font-semibold">{amountOf(budget, budget.used)}</span>{' '}
          <span className="text-ink-3">
            {words.of} {amountOf(budget, budget.amount)}
          </span>
        </p>
        <span className="flex">
          <IconButton label={`${strings.editBudget} ${budget.name}`} onClick={onEdit}>
            <Pencil size={13} />
          </IconButton>
          <IconButton label={`Delete budget ${budget.name}`} onClick={onRemove}>
            <Trash2 size={13} />
          </IconButton>
        </span>
      </div>
      <Bar budget={budget} atEnd={forecastOf(budget, nowMs)?.atEnd} />
      <p className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-ink-3">
        <span>
          <span className="num text-ink-2">{amountOf(budget, budget.left)}</span> {words.left}
        </span>
        {budget.reserved > 0 ? (
          <span>
            <span className="num text-ink-2">{amountOf(budget, budget.reserved)}</span> {words.reserved}
          </span>
        ) : null}
        <span>
          <span className="num text-ink-2">{formatCount(budget.calls)}</span> calls
        </span>
        <Outlook budget={budget} />
        {budget.periodEndMs === null ? null : (
          <span className="ml-auto">
            {words.anew} <Time ms={budget.periodEndMs} />
          </span>
        )}
      </p>
      {budget.abandoned > 0 ? (
        <p className="text-xs text-ink-3">
          {amountOf(budget, budget.abandoned)} {words.abandoned}
        </p>
      ) : null}
    </li>
  );
}

/** Budgets with what is used, reserved and left, and where they are heading. */
export function BudgetsTab() {
  const query = useBudgets();
  const tokens = useGatewayTokens().data?.items ?? [];
  const [editing, setEditing] = useState<Budget | 'new'>();
  const [removing, setRemoving] = useState<Budget>();
  const remove = useAct(['/api/budgets']);
  const add = (
    <Button variant="primary" icon={<Plus size={14} />} onClick={() => setEditing('new')}>
      {strings.addBudget}
    </Button>
  );
  return (
    <>
      <QueryView query={query} placeholder={<SkeletonRows count={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={<PiggyBank size={18} />} title={words.emptyTitle} action={add}>
              {words.emptyNote}
            </Empty>
          ) : (
            <>
              <div className="flex flex-wrap items-center justify-between gap-3">
                <p className="max-w-prose text-ink-3">{strings.budgetNote}</p>
                {add}
              </div>
              <ul className="rounded-lg border border-line bg-panel">
                {items.map((budget) => (
                  <Row
                    key={budget.name}
                    budget={budget}
                    tokens={tokens}
                    onEdit={() => setEditing(budget)}
                    onRemove={() => setRemoving(budget)}
                  />
                ))}
              </ul>
            </>
          )
        }
      </QueryView>
      <BudgetDialog
        open={editing !== undefined}
        budget={editing === 'new' ? undefined : editing}
        onClose={() => setEditing(undefined)}
      />
      <ConfirmDialog
        open={removing !== undefined}
        title={words.removeTitle}
        consequence={`${removing?.name ?? ''}: ${words.removeConsequence}`}
        confirm="Delete"
        onClose={() => setRemoving(undefined)}
        onConfirm={() =>
          removing &&
          remove.mutate({
            path: `/api/budgets/${encodeURIComponent(removing.name)}`,
            method: 'DELETE',
            done: words.removed,
          })
        }
      />
    </>
  );
}
