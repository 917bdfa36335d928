import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { compact } from '../../lib/search-params.ts';

/** Leads to the probes of a family, or to all of them. */
export function FamilyLink({
  family,
  outcome,
  children,
}: {
  readonly family: string | undefined;
  readonly outcome?: string;
  readonly children: ReactNode;
}) {
  return (
    <Link
      to="."
      search={
        ((before: Record<string, unknown>) => compact({ ...before, tab: 'probes', family, outcome })) as never
      }
      className="hover:underline"
    >
      {children}
    </Link>
  );
}
