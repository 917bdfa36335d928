import { asProblem } from '../../api/problem.ts';
import type { Scope } from '../../api/types.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField, TextField } from '../../components/field.tsx';
import { listOf, textOf } from '../costs/form-dialog.tsx';
import { LimitFields, limitsOf } from '../costs/limit-fields.tsx';
import { useTeams } from '../costs/query.ts';
import { type NewToken, useTokenActs } from './query.ts';
import { strings } from './strings.ts';

const scopes: readonly Scope[] = ['ingest', 'gateway', 'read', 'admin'];
const formId = 'new-token';

/** What the token may do at the gateway, beside its scopes. */
function grantOf(form: FormData): Pick<NewToken, 'team' | 'models' | 'limits'> {
  const team = textOf(form, 'team');
  const models = listOf(form, 'models');
  const limits = limitsOf(form);
  return {
    ...(team === '' ? {} : { team }),
    ...(models ? { models } : {}),
    ...(limits ? { limits } : {}),
  };
}

export function CreateDialog({
  open,
  onClose,
  onCreated,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onCreated: (token: string) => void;
}) {
  const { create, createToken } = useTokenActs();
  const teams = useTeams().data?.items ?? [];
  const problem = create.error ? asProblem(create.error) : undefined;
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = Number(form.get('days'));
    createToken(
      {
        name: String(form.get('name')),
        scopes: form.getAll('scope') as Scope[],
        ...(days > 0 ? { expiresInDays: days } : {}),
        ...grantOf(form),
      },
      (token) => {
        onClose();
        onCreated(token);
      },
    );
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={strings.create}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" disabled={create.isPending}>
            {strings.submit}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={strings.name}
          name="name"
          required
          maxLength={100}
          autoFocus
          hint={strings.nameHint}
          error={problem?.field === 'name' ? problem.message : undefined}
        />
        <fieldset className="flex flex-col gap-1.5">
          <legend className="mb-1 text-xs font-medium text-ink-2">{strings.scopes}</legend>
          {scopes.map((scope) => (
            <label key={scope} className="flex min-h-7 items-center gap-2.5">
              <input
                type="checkbox"
                name="scope"
                value={scope}
                defaultChecked={scope === 'gateway'}
                className="size-4 accent-(--color-accent)"
              />
              <span>{strings.scopeNames[scope]}</span>
              <code className="ml-auto font-mono text-xs text-ink-3">{scope}</code>
            </label>
          ))}
          {problem?.field?.startsWith('scopes') ? (
            <p className="text-xs text-critical">{problem.message}</p>
          ) : null}
        </fieldset>
        <SelectField
          label={strings.expires}
          name="days"
          defaultValue="90"
          options={[
            { value: '30', label: 'In 30 days' },
            { value: '90', label: 'In 90 days' },
            { value: '365', label: 'In a year' },
            { value: '0', label: 'Never' },
          ]}
        />
        <details className="rounded-md border border-line">
          <summary className="px-3 py-2 text-xs font-medium text-ink-2">{strings.gateway}</summary>
          <div className="flex flex-col gap-4 border-t border-line p-3">
            <SelectField
              label={strings.team}
              name="team"
              defaultValue=""
              error={problem?.field === 'team' ? problem.message : undefined}
              options={[
                { value: '', label: strings.noTeam },
                ...teams.map(({ name }) => ({ value: name, label: name })),
              ]}
            />
            <TextField
              label={strings.models}
              name="models"
              hint={strings.modelsHint}
              error={problem?.field?.startsWith('models') ? problem.message : undefined}
            />
            <LimitFields errorOf={(field) => (problem?.field === field ? problem.message : undefined)} />
          </div>
        </details>
      </form>
    </Dialog>
  );
}
