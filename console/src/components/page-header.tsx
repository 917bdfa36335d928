import type { ReactNode } from 'react';

/** The page's name, one line about it, and its main actions. */
export function PageHeader({
  title,
  note,
  actions,
}: {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pt-4 pb-3 md:px-6">
      <div className="min-w-0 grow basis-56">
        <h1 className="text-lg font-semibold tracking-[-0.01em]">{title}</h1>
        {note ? <p className="text-ink-3">{note}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </div>
  );
}
