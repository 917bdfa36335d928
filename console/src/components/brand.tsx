/** The turret. */
export function BrandMark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="7" className="fill-accent" />
      <path d="M9 7h3v3h2.500V7h3v3H20V7h3v8l-2 2v8H11v-8l-2-2z" className="fill-accent-ink" />
      <path d="M14.500 16h3v5h-3z" className="fill-accent" />
    </svg>
  );
}
