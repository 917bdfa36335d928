import { ChevronDown, Search, X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { cx } from '../lib/cx.ts';
import { useKeys } from '../lib/use-keys.ts';
import { buttonClass } from './button.tsx';
import { inputClass } from './field.tsx';
import { Menu } from './menu.tsx';

/** The row of filters above a list. */
export function FilterBar({ children }: { readonly children: ReactNode }) {
  return (
    <search className="flex flex-wrap items-center gap-2 border-b border-line px-4 pb-3 md:px-6">
      {children}
    </search>
  );
}

/** Free text that becomes part of the address shortly after typing stops; `/` jumps here. */
export function SearchBox({
  value,
  onChange,
  label,
  className,
}: {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly className?: string;
}) {
  const [draft, setDraft] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => setDraft(value), [value]);
  useEffect(() => {
    if (draft === value) return;
    const timer = setTimeout(() => onChange(draft), 300);
    return () => clearTimeout(timer);
  }, [draft, value, onChange]);
  useKeys({ '/': () => input.current?.focus() });
  return (
    <div className={cx('relative min-w-40 flex-1 md:max-w-96', className)}>
      <Search
        size={14}
        className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3"
        aria-hidden="true"
      />
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <input
        ref={input}
        id={id}
        type="search"
        value={draft}
        placeholder={label}
        onChange={(event) => setDraft(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onChange(draft);
          if (event.key === 'Escape') input.current?.blur();
        }}
        className={cx(inputClass, 'h-7 w-full pl-8 text-xs max-md:h-9 max-md:text-base')}
      />
    </div>
  );
}

export interface FilterOption {
  readonly value: string;
  readonly label: ReactNode;
}

/** Several of a few values. Shows what is chosen; nothing chosen means all. */
export function FilterMenu({
  label,
  options,
  value,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly FilterOption[];
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}) {
  const chosen = options.filter((option) => value.includes(option.value));
  const toggle = (each: string) =>
    onChange(value.includes(each) ? value.filter((other) => other !== each) : [...value, each]);
  return (
    <Menu
      label={label}
      align="start"
      trigger={
        <button
          type="button"
          className={cx(
            buttonClass('secondary', 'sm'),
            chosen.length > 0 && 'border-accent! bg-accent-soft!',
          )}
        >
          <span className={chosen.length > 0 ? 'text-ink-2' : ''}>{label}</span>
          {chosen.length === 1 ? <span className="font-semibold">{chosen[0]?.label}</span> : null}
          {chosen.length > 1 ? <span className="num font-semibold">{chosen.length}</span> : null}
          <ChevronDown size={13} className="text-ink-3" aria-hidden="true" />
        </button>
      }
      items={options.map((option) => ({
        key: option.value,
        label: option.label,
        checked: value.includes(option.value),
        onSelect: () => toggle(option.value),
      }))}
    />
  );
}

/** One filter in words with a cross to take it away. */
export function FilterChip({
  children,
  onRemove,
  label,
}: {
  readonly children: ReactNode;
  readonly onRemove: () => void;
  readonly label: string;
}) {
  return (
    <span className="inline-flex h-7 max-w-full items-center gap-1 rounded-md border border-accent bg-accent-soft pl-2 text-xs max-md:h-9">
      <span className="truncate">{children}</span>
      <button
        type="button"
        aria-label={`Remove filter ${label}`}
        onClick={onRemove}
        className="flex size-6 items-center justify-center rounded text-ink-2 hover:text-ink"
      >
        <X size={13} />
      </button>
    </span>
  );
}
