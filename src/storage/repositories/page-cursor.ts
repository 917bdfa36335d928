import { Fault } from '../../kernel/fault.ts';
import { storageErrors } from '../errors.ts';

/** Where a page ended: the sorting time and, among equal times, the id. */
export interface PagePosition {
  readonly timeMs: number;
  readonly id: string;
}

export function encodeCursor({ timeMs, id }: PagePosition): string {
  return Buffer.from(JSON.stringify([timeMs, id])).toString('base64url');
}

/** @throws Fault `invalid_cursor` */
export function decodeCursor(cursor: string): PagePosition {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && Number.isSafeInteger(parts[0]) && typeof parts[1] === 'string') {
      return { timeMs: parts[0], id: parts[1] };
    }
  } catch (cause) {
    throw new Fault(storageErrors.badCursor, { field: 'cursor', cause });
  }
  throw new Fault(storageErrors.badCursor, { field: 'cursor' });
}

/**
 * Makes a page of rows that were read with one more than the limit: the one too many tells that there is a next page.
 */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  position: (row: Row) => PagePosition,
): { readonly items: readonly Item[]; readonly nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(position(last)) : null,
  };
}
