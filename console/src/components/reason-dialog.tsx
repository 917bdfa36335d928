import { useState } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { TextArea } from './field.tsx';

/** Switching protection off asks why, so that others can read it later, and says what will happen. */
export function ReasonDialog({
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
  readonly onConfirm: (reason: string) => void;
}) {
  const [reason, setReason] = useState('');
  const ready = reason.trim().length >= 3;
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
            disabled={!ready}
            onClick={() => {
              onConfirm(reason.trim());
              setReason('');
            }}
          >
            {confirm}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-ink-2">{consequence}</p>
        <TextArea
          label="Why"
          hint="Everybody sees this beside the switch."
          value={reason}
          maxLength={500}
          autoFocus
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
