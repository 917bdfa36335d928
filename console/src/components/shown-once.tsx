import { Button } from './button.tsx';
import { CommandLine } from './command-line.tsx';
import { Dialog } from './dialog.tsx';

/** A secret that is shown now and never again. Only its own button closes it, so that no stray click loses it. */
export function ShownOnce({
  title,
  note,
  secret,
  onClose,
}: {
  readonly title: string;
  readonly note: string;
  readonly secret: string | undefined;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      open={secret !== undefined}
      onClose={() => undefined}
      title={title}
      footer={
        <Button variant="primary" onClick={onClose}>
          I have kept it
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <p className="text-ink-2">{note}</p>
        <CommandLine command={secret ?? ''} label={title} />
      </div>
    </Dialog>
  );
}
