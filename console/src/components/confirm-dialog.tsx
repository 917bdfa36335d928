import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** Asks before something that cannot be taken back, in plain words. */
export function ConfirmDialog({
  open,
  title,
  consequence,
  confirm,
  onClose,
  onConfirm,
}: {
  readonly open: boolean;
  readonly title: string;
  readonly consequence: string;
  readonly confirm: string;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}) {
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="danger"
            onClick={() => {
              onConfirm();
              onClose();
            }}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <p className="text-ink-2">{consequence}</p>
    </Dialog>
  );
}
