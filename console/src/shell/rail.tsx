import { Link } from '@tanstack/react-router';
import { BrandMark } from '../components/brand.tsx';
import { cx } from '../lib/cx.ts';
import { frame } from '../strings.ts';
import { AccountMenu } from './account-menu.tsx';
import { type NavItem, navGroups } from './nav.ts';
import { OpenCount } from './open-count.tsx';

const itemClass =
  'flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-ink-2 hover:bg-hover hover:text-ink max-lg:justify-center';

function RailLink({ item }: { readonly item: NavItem }) {
  const Icon = item.icon;
  return (
    <Link
      to={item.to}
      title={`${item.label} (g ${item.key})`}
      activeOptions={{ exact: item.to === '/', includeSearch: false }}
      className={itemClass}
      activeProps={{ className: 'bg-active text-ink!' }}
    >
      <Icon size={15} className="shrink-0" aria-hidden="true" />
      <span className="flex-1 max-lg:sr-only">{item.label}</span>
      {item.to === '/incidents' ? <OpenCount /> : null}
    </Link>
  );
}

/** Navigation at the left; only icons on narrow screens, a bar below at phone width. */
export function Rail() {
  return (
    <nav
      aria-label={frame.nav.main}
      className="flex w-52 shrink-0 flex-col border-r border-line bg-rail max-lg:w-14 max-md:hidden"
    >
      <Link
        to="/"
        className="flex h-12 items-center gap-2 px-4 text-sm font-semibold tracking-[-0.01em] max-lg:justify-center max-lg:px-0"
      >
        <BrandMark size={20} />
        <span className="max-lg:sr-only">{frame.product}</span>
      </Link>
      <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-2 py-1">
        {navGroups.map((group) => (
          <div key={group.label ?? 'top'} className="flex flex-col gap-px">
            {group.label ? (
              <p className={cx('px-2 pb-1 text-2xs font-medium text-ink-3 max-lg:sr-only')}>{group.label}</p>
            ) : null}
            {group.items.map((item) => (
              <RailLink key={item.to} item={item} />
            ))}
          </div>
        ))}
      </div>
      <div className="border-t border-line p-2">
        <AccountMenu />
      </div>
    </nav>
  );
}
