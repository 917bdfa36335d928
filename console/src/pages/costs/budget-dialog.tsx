import { useState } from 'react';
import type { Budget } from '../../api/types.ts';
import { SelectField, TextField } from '../../components/field.tsx';
import { FormDialog, textOf } from './form-dialog.tsx';
import { useGatewayTokens, useTeams } from './query.ts';
import { strings } from './strings.ts';

const words = strings.budget;

/** Adds a budget or changes one; what is counted and how often it begins anew stays. */
export function BudgetDialog({
  open,
  budget,
  onClose,
}: {
  readonly open: boolean;
  readonly budget: Budget | undefined;
  readonly onClose: () => void;
}) {
  const teams = useTeams().data?.items ?? [];
  const tokens = (useGatewayTokens().data?.items ?? []).filter(({ revokedMs }) => revokedMs === null);
  const [scope, setScope] = useState<string>();
  const current = budget?.team ? `team:${budget.team}` : budget?.token ? `token:${budget.token}` : '';
  const chosen = scope ?? current;
  const options = [
    { value: '', label: words.everybody },
    ...teams.map(({ name }) => ({ value: `team:${name}`, label: `${words.team} ${name}` })),
    ...tokens.map(({ id, name }) => ({ value: `token:${id}`, label: `${words.token} ${name}` })),
  ];
  return (
    <FormDialog
      open={open}
      title={budget ? strings.editBudget : strings.addBudget}
      note={strings.budgetNote}
      save={words.save}
      saved={words.saved}
      refresh={['/api/budgets']}
      onClose={() => {
        setScope(undefined);
        onClose();
      }}
      requestOf={(form) => ({
        path: `/api/budgets/${encodeURIComponent(budget?.name ?? textOf(form, 'name'))}`,
        body: {
          team: chosen.startsWith('team:') ? chosen.slice(5) : null,
          token: chosen.startsWith('token:') ? chosen.slice(6) : null,
          unit: budget?.unit ?? textOf(form, 'unit'),
          period: budget?.period ?? textOf(form, 'period'),
          amount: Number(textOf(form, 'amount')),
        },
      })}
    >
      {(errorOf) => (
        <>
          {budget ? (
            <p className="text-ink-2">
              <span className="font-medium text-ink">{budget.name}</span>: {words.units[budget.unit]},{' '}
              {words.anew} {words.periods[budget.period]}. {words.fixed}
            </p>
          ) : (
            <TextField
              label={words.name}
              name="name"
              required
              maxLength={63}
              pattern="[a-z0-9][a-z0-9\-]*"
              hint={words.nameHint}
              error={errorOf('name')}
            />
          )}
          <SelectField
            label={words.scope}
            value={chosen}
            onChange={(event) => setScope(event.target.value)}
            options={
              options.some(({ value }) => value === chosen)
                ? options
                : [...options, { value: chosen, label: chosen }]
            }
          />
          <div className="grid grid-cols-2 gap-4">
            {budget ? null : (
              <SelectField
                label={words.unit}
                name="unit"
                error={errorOf('unit')}
                options={[
                  { value: 'cost', label: words.units.cost },
                  { value: 'tokens', label: words.units.tokens },
                ]}
              />
            )}
            <TextField
              label={words.amount}
              name="amount"
              type="number"
              min={0}
              step="any"
              required
              defaultValue={budget?.amount}
              error={errorOf('amount')}
            />
            {budget ? null : (
              <SelectField
                label={words.period}
                name="period"
                defaultValue="month"
                error={errorOf('period')}
                options={(['day', 'week', 'month', 'total'] as const).map((value) => ({
                  value,
                  label: words.periods[value],
                }))}
              />
            )}
          </div>
        </>
      )}
    </FormDialog>
  );
}
