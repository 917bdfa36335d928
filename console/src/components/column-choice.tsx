import { SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { readSetting, writeSetting } from '../lib/storage.ts';
import { IconButton } from './button.tsx';
import { Menu } from './menu.tsx';

export type Visibility = Record<string, boolean>;

function readChoice(tableId: string, initial: Visibility): Visibility {
  const text = readSetting(`columns.${tableId}`);
  if (!text) return initial;
  try {
    return { ...initial, ...(JSON.parse(text) as Visibility) };
  } catch (error) {
    console.warn('The saved column choice is not readable; using the usual columns.', error);
    return initial;
  }
}

/** Which columns of a table show; kept in this browser. */
export function useColumnChoice(
  tableId: string,
  initial: Visibility,
): [Visibility, (next: Visibility) => void] {
  const [choice, setChoice] = useState(() => readChoice(tableId, initial));
  return [
    choice,
    (next) => {
      setChoice(next);
      writeSetting(`columns.${tableId}`, JSON.stringify(next));
    },
  ];
}

export function ColumnChoice({
  columns,
  visibility,
  onChange,
}: {
  readonly columns: readonly { readonly id: string; readonly name: string }[];
  readonly visibility: Visibility;
  readonly onChange: (next: Visibility) => void;
}) {
  return (
    <Menu
      label="Columns"
      trigger={
        <IconButton label="Choose columns">
          <SlidersHorizontal size={14} />
        </IconButton>
      }
      items={columns.map((column) => ({
        key: column.id,
        label: column.name,
        checked: visibility[column.id] !== false,
        onSelect: () => onChange({ ...visibility, [column.id]: visibility[column.id] === false }),
      }))}
    />
  );
}
