import { Fault } from '../kernel/fault.ts';
import { storageErrors } from './errors.ts';
import type { RowPosition } from './sealed-store.ts';

/** Below zero when `a` comes before `b` in a search: newer first, and among equal times the higher seq. */
export function comparePositions(a: RowPosition, b: RowPosition): number {
  return b.timeMs - a.timeMs || b.seq - a.seq;
}

export function encodePosition({ timeMs, seq }: RowPosition): string {
  return Buffer.from(JSON.stringify([timeMs, seq])).toString('base64url');
}

/** @throws Fault `invalid_cursor` */
export function decodePosition(cursor: string): RowPosition {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch (cause) {
    throw new Fault(storageErrors.badCursor, { field: 'cursor', cause });
  }
  if (!Array.isArray(parts) || !Number.isSafeInteger(parts[0]) || !Number.isSafeInteger(parts[1])) {
    throw new Fault(storageErrors.badCursor, { field: 'cursor' });
  }
  return { timeMs: parts[0], seq: parts[1] };
}
