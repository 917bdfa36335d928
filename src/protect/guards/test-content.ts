import type { GuardContent, Provenance } from '../../contracts/guard.ts';

/** A content of one text, for tests. */
export function contentOf(
  text: string,
  provenance: Provenance = 'user',
  direction: 'input' | 'output' = 'input',
): GuardContent {
  return { direction, segments: [{ path: '/text', text, provenance }] };
}
