import { cx } from '../lib/cx.ts';

/** One of a few, all in view. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly className?: string;
}) {
  return (
    <fieldset className={cx('flex gap-0.5 rounded-md bg-sunken p-0.5 text-xs', className)}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={cx(
            'rounded px-2 py-0.5 max-md:py-1.5',
            option.value === value ? 'bg-panel font-medium text-ink shadow-xs' : 'text-ink-3 hover:text-ink',
          )}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
