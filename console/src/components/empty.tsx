import type { ReactNode } from 'react';
import { CommandLine } from './command-line.tsx';

export interface EmptyProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  /** The one command that makes this page show something. */
  readonly command?: string;
  readonly action?: ReactNode;
}

/** What a page shows while it has nothing: what will stand here, and how to make it so. */
export function Empty({ icon, title, children, command, action }: EmptyProps) {
  return (
    <div className="mx-auto flex w-full max-w-xl flex-col items-center gap-3 px-4 py-14 text-center">
      <div className="flex size-10 items-center justify-center rounded-lg border border-line bg-panel text-ink-3">
        {icon}
      </div>
      <h2 className="text-base font-semibold">{title}</h2>
      {children ? <p className="max-w-md text-ink-2">{children}</p> : null}
      {command ? <CommandLine command={command} /> : null}
      {action}
    </div>
  );
}
