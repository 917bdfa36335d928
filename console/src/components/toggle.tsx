import { Switch } from 'radix-ui';

/** On or off. The state is also told by the word beside it, which the caller shows. */
export function Toggle({
  checked,
  onChange,
  label,
  disabled = false,
}: {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: string;
  readonly disabled?: boolean;
}) {
  return (
    <Switch.Root
      checked={checked}
      onCheckedChange={onChange}
      aria-label={label}
      disabled={disabled}
      className="relative h-5 w-9 shrink-0 rounded-full bg-field transition-colors data-[state=checked]:bg-accent disabled:opacity-50"
    >
      <Switch.Thumb className="block size-4 translate-x-0.5 rounded-full bg-panel transition-transform data-[state=checked]:translate-x-4.5" />
    </Switch.Root>
  );
}
