import { describe, expect, it } from 'vitest';
import { safeNext } from './query.ts';

describe('safeNext', () => {
  it('goes on within the console', () => {
    expect(safeNext('/incidents/42?tab=x')).toBe('/incidents/42?tab=x');
  });

  it.each([
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/signin?next=/signin',
  ])('does not go to %s', (next) => {
    expect(safeNext(next)).toBe('/');
  });
});
