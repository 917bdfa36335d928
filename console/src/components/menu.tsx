import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';

export interface MenuItem {
  readonly key: string;
  readonly label: ReactNode;
  readonly icon?: ReactNode;
  readonly hint?: ReactNode;
  readonly danger?: boolean;
  readonly checked?: boolean;
  readonly onSelect: () => void;
}

/** A menu under its trigger. Not modal: a modal menu would write a style element, which the security policy refuses. */
export function Menu({
  trigger,
  items,
  label,
  align = 'end',
}: {
  readonly trigger: ReactNode;
  readonly items: readonly MenuItem[];
  readonly label: string;
  readonly align?: 'start' | 'end';
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 animate-pop overflow-y-auto rounded-lg border border-line bg-raised p-1 shadow-pop"
        >
          {items.map((item) => (
            <MenuRow key={item.key} item={item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const rowClass =
  'flex h-8 cursor-default items-center gap-2 rounded-md px-2 text-sm outline-none select-none data-highlighted:bg-hover max-md:h-10';

function MenuRow({ item }: { readonly item: MenuItem }) {
  const inner = (
    <>
      {item.icon}
      <span className="flex-1">{item.label}</span>
      {item.hint ? <span className="text-xs text-ink-3">{item.hint}</span> : null}
    </>
  );
  if (item.checked === undefined) {
    return (
      <DropdownMenu.Item
        onSelect={item.onSelect}
        className={item.danger ? `${rowClass} text-critical` : rowClass}
      >
        {inner}
      </DropdownMenu.Item>
    );
  }
  return (
    <DropdownMenu.CheckboxItem
      checked={item.checked}
      onCheckedChange={item.onSelect}
      onSelect={(event) => event.preventDefault()}
      className={rowClass}
    >
      <span className="w-4 text-accent-text" aria-hidden="true">
        {item.checked ? '✓' : ''}
      </span>
      {inner}
    </DropdownMenu.CheckboxItem>
  );
}
