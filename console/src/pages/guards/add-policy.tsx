import { Plus } from 'lucide-react';
import { useState } from 'react';
import { asProblem } from '../../api/problem.ts';
import { useAct } from '../../api/use-act.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import type { PolicyView } from './query.ts';
import { strings } from './strings.ts';

const formId = 'new-policy';

/**
 * A new policy starts as a copy of the default one; without that by blocking on every guard: strict first, loosened by a
 * person who knows why.
 */
export function AddPolicy({
  guards,
  start,
}: {
  readonly guards: readonly string[];
  readonly start: PolicyView | undefined;
}) {
  const [open, setOpen] = useState(false);
  const add = useAct(['/api/policies', '/api/guards']);
  const problem = add.error ? asProblem(add.error) : undefined;
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get('name')).trim();
    const models = String(form.get('models'))
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean);
    const rules = start?.guards ?? guards.map((guard) => ({ guard, action: 'block', threshold: 0.5 }));
    // All of it is copied, or a copy of a strict policy would be laxer than it says.
    const { name: _name, builtIn: _builtIn, position: _position, ...copied } = start ?? {};
    add.mutate(
      {
        path: `/api/policies/${encodeURIComponent(name)}`,
        method: 'PUT',
        body: { ...copied, models, guards: rules },
        done: strings.saved,
      },
      { onSuccess: () => setOpen(false) },
    );
  };
  return (
    <>
      <Button icon={<Plus size={14} />} onClick={() => setOpen(true)} className="self-start">
        {strings.add}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={strings.add}
        note={start ? strings.addCopyNote : strings.addNote}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" form={formId} variant="primary" disabled={add.isPending}>
              {strings.add}
            </Button>
          </>
        }
      >
        <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
          <TextField label={strings.name} name="name" required maxLength={64} error={problem?.message} />
          <TextField
            label={strings.models}
            name="models"
            required
            defaultValue="*"
            hint={strings.modelsHint}
          />
        </form>
      </Dialog>
    </>
  );
}
