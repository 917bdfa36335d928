import type { ReactNode } from 'react';

/** The part of a page that scrolls, at reading width. */
export function PageBody({ children }: { readonly children: ReactNode }) {
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label="Content"
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2"
    >
      <div className="flex max-w-400 flex-col gap-4 px-4 pt-1 pb-8 md:px-6">{children}</div>
    </section>
  );
}
