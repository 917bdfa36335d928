import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import { type PolicyView, usePolicies } from './query.ts';
import { strings } from './strings.ts';

const formId = 'new-policy';

/** A new policy starts as a copy of another; nothing is stored before it is saved on its own page. */
export function CopyPolicy({
  source,
  icon,
  label = strings.copy,
  variant = 'secondary',
}: {
  readonly source: PolicyView;
  readonly icon?: ReactNode;
  readonly label?: string;
  readonly variant?: 'primary' | 'secondary';
}) {
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string>();
  const navigate = useNavigate();
  const names = usePolicies().data?.items.map((policy) => policy.name) ?? [];
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name')).trim();
    if (names.includes(name)) {
      setProblem(strings.nameTaken);
      return;
    }
    setOpen(false);
    void navigate({ to: '/guards/policies/$name', params: { name }, search: { copy: source.name } });
  };
  return (
    <>
      <Button variant={variant} icon={icon} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={label}
        note={strings.copyNote(source.name)}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" form={formId} variant="primary">
              {strings.goOn}
            </Button>
          </>
        }
      >
        <form id={formId} onSubmit={submit}>
          <TextField
            label={strings.name}
            name="name"
            required
            maxLength={64}
            error={problem}
            onChange={() => setProblem(undefined)}
          />
        </form>
      </Dialog>
    </>
  );
}
