import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

export interface SimpleColumn<Item> {
  readonly id: string;
  readonly name: string;
  readonly cell: (item: Item) => ReactNode;
  readonly align?: 'right';
  /** No wider than what stands in it. */
  readonly narrow?: boolean;
  /** Left out at phone width. */
  readonly wideOnly?: boolean;
}

/** A short table of settings: no more than a few dozen rows, no virtual scrolling. */
export function SimpleTable<Item>({
  label,
  columns,
  items,
  keyOf,
}: {
  readonly label: string;
  readonly columns: readonly SimpleColumn<Item>[];
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
}) {
  return (
    <div className="overflow-x-auto rounded-lg border border-line bg-panel">
      <table aria-label={label} className="w-full">
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={cx(
                  'h-9 border-b border-line px-3 text-xs font-medium text-ink-3 md:whitespace-nowrap first:pl-4',
                  column.align === 'right' ? 'text-right' : 'text-left',
                  column.wideOnly && 'max-md:hidden',
                  column.narrow && 'w-px',
                )}
              >
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={keyOf(item)} className="border-b border-line last:border-b-0 hover:bg-hover">
              {columns.map((column) => (
                <td
                  key={column.id}
                  className={cx(
                    'h-11 px-3 py-1.5 first:pl-4',
                    column.align === 'right' && 'num text-right',
                    column.wideOnly && 'max-md:hidden',
                  )}
                >
                  {column.cell(item)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
