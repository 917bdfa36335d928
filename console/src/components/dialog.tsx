import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { cx } from '../lib/cx.ts';
import { IconButton } from './button.tsx';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly note?: ReactNode;
  /** `side` slides in from the right and keeps the page in view. */
  readonly place?: 'middle' | 'side';
  readonly footer?: ReactNode;
  /** Keeps the title for screen readers only. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

const places = {
  middle:
    'm-auto w-120 max-w-[calc(100vw-2rem)] max-h-[85dvh] rounded-xl border open:animate-pop max-md:mb-4',
  side: 'my-0 mr-0 ml-auto h-dvh max-h-dvh w-160 max-w-full border-l open:animate-slide',
} as const;

/**
 * A dialog on the platform's own `<dialog>`: focus is kept inside and given back, Escape closes, the rest of the page is
 * inert, and no style element is written into the page.
 */
export function Dialog({
  open,
  onClose,
  title,
  note,
  place = 'middle',
  footer,
  bare = false,
  children,
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) {
      dialog.showModal();
      // The platform would focus the cross; a person wants the first field, or the harmless button.
      dialog.querySelector<HTMLElement>('input, textarea, select, footer button')?.focus();
    }
    if (!open && dialog.open) dialog.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; for the keyboard there is Escape.
    <dialog
      ref={ref}
      aria-labelledby={id}
      className={cx('flex-col border-line bg-raised p-0 text-ink shadow-pop open:flex', places[place])}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      {open ? (
        <>
          <header
            className={cx('flex items-start gap-3 border-b border-line py-3 pr-3 pl-5', bare && 'sr-only')}
          >
            <div className="min-w-0 flex-1">
              <h2 id={id} className="text-base font-semibold">
                {title}
              </h2>
              {note ? <div className="text-ink-3">{note}</div> : null}
            </div>
            <IconButton label="Close" onClick={onClose}>
              <X size={16} />
            </IconButton>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer ? (
            <footer className="flex justify-end gap-2 border-t border-line px-5 py-3">{footer}</footer>
          ) : null}
        </>
      ) : null}
    </dialog>
  );
}
