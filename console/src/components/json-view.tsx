import { ChevronRight, ListFilterPlus } from 'lucide-react';
import { useState } from 'react';
import { cx } from '../lib/cx.ts';

export type OnFilter = (path: string, value: string) => void;

/** Entries of one level shown before "show all". */
const entriesMax = 100;

const valueClass: Readonly<Record<string, string>> = {
  string: 'text-ink',
  number: 'text-low',
  boolean: 'text-accent-text',
};

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** A document as a tree. With `onFilter`, each value can be searched for with one click. */
export function JsonView({
  value,
  onFilter,
  highlight,
}: {
  readonly value: unknown;
  readonly onFilter?: OnFilter;
  /** Values to mark, e.g. those that a rule matched. */
  readonly highlight?: ReadonlySet<string>;
}) {
  return (
    <div className="overflow-x-auto font-mono text-xs leading-5">
      <Branch
        value={isBranch(value) ? value : { value }}
        path=""
        depth={0}
        onFilter={onFilter}
        highlight={highlight}
      />
    </div>
  );
}

interface NodeProps {
  readonly path: string;
  readonly depth: number;
  readonly onFilter: OnFilter | undefined;
  readonly highlight: ReadonlySet<string> | undefined;
}

function Branch({ value, ...rest }: NodeProps & { readonly value: object }) {
  const [all, setAll] = useState(false);
  const entries = Object.entries(value);
  const shown = all ? entries : entries.slice(0, entriesMax);
  return (
    <ul className={rest.depth === 0 ? '' : 'ml-2 border-l border-line pl-3'}>
      {shown.map(([name, child]) => (
        <Entry
          key={name}
          name={name}
          value={child}
          {...rest}
          path={rest.path === '' ? name : `${rest.path}.${name}`}
        />
      ))}
      {entries.length > shown.length ? (
        <li>
          <button type="button" className="text-accent-text hover:underline" onClick={() => setAll(true)}>
            Show all {entries.length}
          </button>
        </li>
      ) : null}
    </ul>
  );
}

function Entry({ name, value, ...rest }: NodeProps & { readonly name: string; readonly value: unknown }) {
  const branch = isBranch(value);
  const size = branch ? Object.keys(value).length : 0;
  const [open, setOpen] = useState(rest.depth < 2 && size <= 20);
  if (!branch) return <Leaf name={name} value={value} {...rest} />;
  return (
    <li>
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex items-center gap-1 rounded text-ink-3 hover:text-ink"
      >
        <ChevronRight
          size={12}
          className={cx('transition-transform', open && 'rotate-90')}
          aria-hidden="true"
        />
        <span>{name}</span>
        {open ? null : <span>{Array.isArray(value) ? `[${size}]` : `{${size}}`}</span>}
      </button>
      {open ? <Branch value={value} {...rest} depth={rest.depth + 1} /> : null}
    </li>
  );
}

function Leaf({
  name,
  value,
  path,
  onFilter,
  highlight,
}: NodeProps & { readonly name: string; readonly value: unknown }) {
  const text = value === null ? 'null' : String(value);
  const marked = highlight?.has(text) === true;
  return (
    <li className="group flex items-start gap-2 pl-4">
      <span className="shrink-0 text-ink-3">{name}</span>
      <span
        className={cx(
          'min-w-0 break-all whitespace-pre-wrap',
          valueClass[typeof value] ?? 'text-ink-3',
          marked && 'rounded-sm bg-high-soft px-0.5 text-high!',
        )}
      >
        {text}
      </span>
      {onFilter && value !== null && text.length <= 256 ? (
        <button
          type="button"
          aria-label={`Filter by ${path} = ${text.slice(0, 60)}`}
          title="Add as a filter"
          onClick={() => onFilter(path, text)}
          className="flex size-5 shrink-0 items-center justify-center rounded text-ink-3 opacity-0 group-hover:opacity-100 hover:bg-hover hover:text-accent-text focus-visible:opacity-100 max-md:opacity-100"
        >
          <ListFilterPlus size={13} />
        </button>
      ) : null}
    </li>
  );
}
