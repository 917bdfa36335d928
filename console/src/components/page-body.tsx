import type { ReactNode } from 'react';

/** The part of a page that scrolls, at reading width. */
export function PageBody({ children }: { readonly children: ReactNode }) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="flex max-w-400 flex-col gap-4 px-4 pt-1 pb-8 md:px-6">{children}</div>
    </div>
  );
}
