import type { ComponentProps, ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

const base =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors disabled:opacity-50 disabled:cursor-not-allowed';

const variants = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-strong',
  secondary: 'border border-line-strong bg-panel text-ink hover:bg-hover',
  ghost: 'text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'border border-critical/40 bg-critical-soft text-critical hover:border-critical',
} as const;

const sizes = {
  sm: 'h-7 px-2.5 text-xs max-md:h-9',
  md: 'h-8 px-3 text-sm max-md:h-10',
  icon: 'h-7 w-7 text-sm max-md:h-9 max-md:w-9',
} as const;

export type ButtonVariant = keyof typeof variants;

/** Class names of a button, for links that look like one. */
export function buttonClass(variant: ButtonVariant = 'secondary', size: keyof typeof sizes = 'md'): string {
  return cx(base, variants[variant], sizes[size]);
}

export interface ButtonProps extends ComponentProps<'button'> {
  readonly variant?: ButtonVariant;
  readonly size?: keyof typeof sizes;
  readonly icon?: ReactNode;
}

export function Button({ variant, size, icon, className, children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={cx(buttonClass(variant, size), className)}>
      {icon}
      {children}
    </button>
  );
}

/** A button that shows only an icon; `label` is its name for everybody. */
export function IconButton({
  label,
  children,
  ...rest
}: Omit<ButtonProps, 'size'> & { readonly label: string }) {
  return (
    <Button variant="ghost" {...rest} size="icon" aria-label={label} title={label}>
      {children}
    </Button>
  );
}
