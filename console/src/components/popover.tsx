import { Popover as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';

/** A small box beside its trigger. */
export function Popover({
  trigger,
  open,
  onOpenChange,
  label,
  children,
  align = 'end',
}: {
  readonly trigger: ReactNode;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly label: string;
  readonly children: ReactNode;
  readonly align?: 'start' | 'end';
}) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          className="z-50 max-w-[calc(100vw-1rem)] animate-pop rounded-lg border border-line bg-raised shadow-pop"
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
