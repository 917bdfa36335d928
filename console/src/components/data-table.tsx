import {
  columnVisibilityFeature,
  type Row as TableRow,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactVirtualizer, useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { cx } from '../lib/cx.ts';
import { type KeyMap, useKeys } from '../lib/use-keys.ts';
import { usePhone } from '../lib/use-media.ts';
import { ColumnChoice, useColumnChoice } from './column-choice.tsx';

export interface Column<Item> {
  readonly id: string;
  readonly name: string;
  readonly cell: (item: Item) => ReactNode;
  /** Tailwind width class such as `w-24`; the column without one takes what is left. */
  readonly width?: string;
  readonly align?: 'right';
  /** Shown only after somebody asks for it. */
  readonly hidden?: boolean;
  /** Always shown. */
  readonly fixed?: boolean;
}

export interface DataTableProps<Item extends object> {
  /** Name for screen readers. */
  readonly label: string;
  /** Under which the column choice is kept. */
  readonly tableId: string;
  readonly columns: readonly Column<Item>[];
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  /** The row at phone width. */
  readonly card: (item: Item) => ReactNode;
  readonly onOpen?: (item: Item) => void;
  /** Shown under the row when it is open. */
  readonly expanded?: (item: Item) => ReactNode;
  readonly openKey?: string | undefined;
  /** More keys that act on the row that has the focus. */
  readonly rowKeys?: Readonly<Record<string, (item: Item) => void>>;
  readonly onEnd?: (() => void) | undefined;
  readonly footer?: ReactNode;
  /** Stands at the right end of the head. */
  readonly dense?: boolean;
}

const features = tableFeatures({ columnVisibilityFeature });

function useRows<Item extends object>(props: DataTableProps<Item>) {
  const initial = useMemo(
    () =>
      Object.fromEntries(props.columns.filter((column) => column.hidden).map((column) => [column.id, false])),
    [props.columns],
  );
  const [columnVisibility, setVisibility] = useColumnChoice(props.tableId, initial);
  const columns = useMemo(
    () =>
      props.columns.map((column) => ({
        id: column.id,
        accessorFn: (item: Item) => item,
        header: column.name,
        enableHiding: !column.fixed,
      })),
    [props.columns],
  );
  const data = props.items as Item[];
  const table = useTable({
    features,
    columns,
    data,
    state: { columnVisibility },
    getRowId: (item: Item) => props.keyOf(item),
  });
  const visible = props.columns.filter((column) => columnVisibility[column.id] !== false);
  return { rows: table.getRowModel().rows, visible, columnVisibility, setVisibility };
}

/** Moves the focus to a row's first link or button, so that Enter and screen readers work as they do everywhere. */
function focusRow(scroller: HTMLElement | null, index: number): void {
  const row = scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`);
  (row?.querySelector<HTMLElement>('a, button') ?? row)?.focus({ preventScroll: true });
}

function useRowKeys<Item extends object>(
  props: DataTableProps<Item>,
  scroller: React.RefObject<HTMLElement | null>,
  virtual: ReactVirtualizer<HTMLElement, Element>,
) {
  const [active, setActive] = useState(-1);
  const move = (by: number) => {
    const next = Math.max(0, Math.min(props.items.length - 1, active + by));
    setActive(next);
    virtual.scrollToIndex(next, { align: 'auto' });
    requestAnimationFrame(() => focusRow(scroller.current, next));
  };
  const keys: Record<string, () => void> = { j: () => move(1), k: () => move(-1) };
  for (const [key, act] of Object.entries(props.rowKeys ?? {})) {
    keys[key] = () => {
      const item = props.items[active];
      if (item !== undefined) act(item);
    };
  }
  useKeys(keys as KeyMap);
  return { active, setActive };
}

/**
 * A list for tens of thousands of rows: only what is in view stands in the page. Sticky head, column choice, `j` and `k`
 * move, and cards instead of columns at phone width.
 */
export function DataTable<Item extends object>(props: DataTableProps<Item>) {
  const phone = usePhone();
  const scroller = useRef<HTMLElement>(null);
  const { rows, visible, columnVisibility, setVisibility } = useRows(props);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (phone ? 84 : 36),
    overscan: 12,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  const { active, setActive } = useRowKeys(props, scroller, virtual);
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const { onEnd } = props;
  useEffect(() => {
    if (onEnd && rows.length > 0 && last >= rows.length - 20) onEnd();
  }, [last, rows.length, onEnd]);
  const before = shown[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  const span = phone ? 1 : visible.length + 1;
  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label={props.label}
      className="relative min-h-0 flex-1 overflow-auto bg-panel -outline-offset-2"
    >
      <table
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        className="w-full table-fixed border-separate border-spacing-0"
      >
        {phone ? null : (
          <Head
            columns={visible}
            choice={
              <ColumnChoice
                columns={props.columns.filter((column) => !column.fixed)}
                visibility={columnVisibility}
                onChange={setVisibility}
              />
            }
          />
        )}
        <Gap height={before} span={span} />
        {shown.map((place) => {
          const row = rows[place.index] as TableRow<typeof features, Item> | undefined;
          if (!row) return null;
          return (
            <RowBody
              key={row.id}
              table={props}
              item={row.original}
              columns={visible}
              phone={phone}
              index={place.index}
              active={active === place.index}
              measure={virtual.measureElement}
              onFocus={() => setActive(place.index)}
            />
          );
        })}
        <Gap height={after} span={span} />
      </table>
      {props.footer}
    </section>
  );
}

function Gap({ height, span }: { readonly height: number; readonly span: number }) {
  if (height <= 0) return null;
  return (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={span} style={{ height }} />
      </tr>
    </tbody>
  );
}

function Head<Item>({
  columns,
  choice,
}: {
  readonly columns: readonly Column<Item>[];
  readonly choice: ReactNode;
}) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            className={cx(
              'sticky top-0 z-10 h-8 truncate border-b border-line bg-canvas px-2 text-xs font-medium text-ink-3 first:pl-4 md:first:pl-6',
              column.align === 'right' ? 'text-right' : 'text-left',
              column.width,
            )}
          >
            {column.name}
          </th>
        ))}
        <td className="sticky top-0 z-10 w-10 border-b border-line bg-canvas pr-1">{choice}</td>
      </tr>
    </thead>
  );
}

interface RowProps<Item extends object> {
  readonly table: DataTableProps<Item>;
  readonly item: Item;
  readonly columns: readonly Column<Item>[];
  readonly phone: boolean;
  readonly index: number;
  readonly active: boolean;
  readonly measure: (element: Element | null) => void;
  readonly onFocus: () => void;
}

function RowBody<Item extends object>(props: RowProps<Item>) {
  const { table, item, columns } = props;
  const open = table.openKey === table.keyOf(item);
  const onClick = (event: React.MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a, button, select, input, label')) return;
    if (getSelection()?.toString()) return;
    table.onOpen?.(item);
  };
  const tone = cx(
    table.onOpen && 'cursor-pointer',
    open || props.active ? 'bg-hover' : 'hover:bg-hover',
    props.active && 'shadow-[inset_2px_0_0_var(--color-accent)]',
  );
  return (
    <tbody data-index={props.index} ref={props.measure} onFocus={props.onFocus}>
      <tr onClick={onClick} className={tone} aria-rowindex={props.index + 2}>
        {props.phone ? (
          <td className="border-b border-line px-4 py-2.5">{table.card(item)}</td>
        ) : (
          <>
            {columns.map((column) => (
              <td
                key={column.id}
                className={cx(
                  'h-9 truncate border-b border-line px-2 first:pl-4 md:first:pl-6 [&>*]:align-middle',
                  column.align === 'right' && 'num text-right',
                )}
              >
                {column.cell(item)}
              </td>
            ))}
            <td className="border-b border-line" />
          </>
        )}
      </tr>
      {open && table.expanded ? (
        <tr>
          <td colSpan={props.phone ? 1 : columns.length + 1} className="border-b border-line bg-canvas p-0">
            {table.expanded(item)}
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}
