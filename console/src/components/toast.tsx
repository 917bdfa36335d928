import { Check, TriangleAlert, X } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { IconButton } from './button.tsx';

export interface ToastMessage {
  readonly tone?: 'ok' | 'bad';
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

interface Shown extends ToastMessage {
  readonly id: number;
}

/** How long a message stays, milliseconds; a failure stays twice as long. */
const stayMs = 6000;

let shown: readonly Shown[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

function dismiss(id: number): void {
  set(shown.filter((each) => each.id !== id));
}

/** Tells the person what just happened, for a moment; at most three at once. */
export function toast(message: ToastMessage): void {
  const id = nextId++;
  set([...shown.slice(-2), { ...message, id }]);
  setTimeout(() => dismiss(id), message.tone === 'bad' ? stayMs * 2 : stayMs);
}

export function Toasts() {
  const messages = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
  );
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-4 z-50 flex w-88 max-w-[calc(100vw-2rem)] flex-col gap-2 max-md:bottom-20"
    >
      {messages.map((message) => (
        <div
          key={message.id}
          className="pointer-events-auto flex animate-pop items-center gap-2.5 rounded-lg border border-line bg-raised py-1.5 pr-1.5 pl-3 shadow-pop"
        >
          {message.tone === 'bad' ? (
            <TriangleAlert size={16} className="shrink-0 text-high" aria-label="Failed" />
          ) : (
            <Check size={16} className="shrink-0 text-ok" aria-hidden="true" />
          )}
          <p className="min-w-0 flex-1 py-1">{message.text}</p>
          {message.action ? (
            <button
              type="button"
              className="rounded px-2 py-1 font-medium text-accent-text hover:bg-hover"
              onClick={() => {
                message.action?.run();
                dismiss(message.id);
              }}
            >
              {message.action.label}
            </button>
          ) : null}
          <IconButton label="Dismiss" onClick={() => dismiss(message.id)}>
            <X size={14} />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
