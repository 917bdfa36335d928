import { asProblem } from '../../api/problem.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { TextField } from '../../components/field.tsx';
import { useWebhookActs } from './query.ts';
import { strings } from './strings.ts';

const formId = 'new-webhook';

export function AddDialog({
  open,
  onClose,
  onAdded,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onAdded: (secret: string) => void;
}) {
  const { add, addWebhook } = useWebhookActs();
  const problem = add.error ? asProblem(add.error) : undefined;
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={strings.add}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" disabled={add.isPending}>
            {strings.add}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          addWebhook(
            { name: String(form.get('name')).trim(), url: String(form.get('url')).trim() },
            (secret) => {
              onClose();
              onAdded(secret);
            },
          );
        }}
      >
        <TextField
          label={strings.name}
          name="name"
          required
          maxLength={100}
          placeholder="on-call"
          autoFocus
          error={errorOf('name')}
        />
        <TextField
          label={strings.url}
          name="url"
          type="url"
          required
          placeholder="https://hooks.example.org/…"
          hint={strings.urlHint}
          error={errorOf('url')}
        />
      </form>
    </Dialog>
  );
}
