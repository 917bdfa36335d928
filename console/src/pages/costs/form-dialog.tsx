import { type ReactNode, useId } from 'react';
import { asProblem } from '../../api/problem.ts';
import { useAct } from '../../api/use-act.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';

/** A dialog around a form that puts something, and says which field the server did not like. */
export function FormDialog({
  open,
  title,
  note,
  save,
  saved,
  refresh,
  requestOf,
  onClose,
  children,
}: {
  readonly open: boolean;
  readonly title: string;
  readonly note: string;
  readonly save: string;
  readonly saved: string;
  readonly refresh: readonly string[];
  readonly requestOf: (form: FormData) => { readonly path: string; readonly body: unknown };
  readonly onClose: () => void;
  readonly children: (errorOf: (field: string) => string | undefined) => ReactNode;
}) {
  const id = useId();
  const put = useAct(refresh);
  const problem = put.error ? asProblem(put.error) : undefined;
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined);
  const close = () => {
    put.reset();
    onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={title}
      note={note}
      footer={
        <>
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" disabled={put.isPending}>
            {save}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          put.mutate(
            { ...requestOf(new FormData(event.currentTarget)), method: 'PUT', done: saved },
            { onSuccess: close },
          );
        }}
      >
        {children(errorOf)}
        {problem?.field ? (
          <p role="alert" className="text-xs text-critical">
            <code className="font-mono">{problem.field}</code> {problem.message}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}

export function textOf(form: FormData, name: string): string {
  return String(form.get(name) ?? '').trim();
}

/** A number that may be left out. */
export function numberOf(form: FormData, name: string): number | undefined {
  const text = textOf(form, name);
  return text === '' ? undefined : Number(text);
}

/** Values separated by commas; undefined when there are none. */
export function listOf(form: FormData, name: string): string[] | undefined {
  const list = textOf(form, name)
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
  return list.length === 0 ? undefined : list;
}
