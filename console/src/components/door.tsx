import type { ReactNode } from 'react';
import { BrandMark } from './brand.tsx';

/** The frame of the pages outside: set-up and sign-in. */
export function Door({
  title,
  note,
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <main className="flex h-dvh flex-col items-center overflow-y-auto px-4 pt-[16vh] pb-8">
      <div className="flex w-88 max-w-full flex-col gap-5">
        <BrandMark size={36} />
        <div className="flex flex-col gap-1">
          <h1 className="text-xl font-semibold tracking-[-0.015em]">{title}</h1>
          {note ? <div className="text-ink-2">{note}</div> : null}
        </div>
        {children}
      </div>
    </main>
  );
}
