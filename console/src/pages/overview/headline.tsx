import { Link } from '@tanstack/react-router';
import { ArrowRight, ShieldCheck } from 'lucide-react';
import type { Overview } from '../../api/types.ts';
import { buttonClass } from '../../components/button.tsx';
import { SeverityIcon, severitySoft, severityText } from '../../components/severity.tsx';
import { cx } from '../../lib/cx.ts';
import { shortTitle } from '../../lib/short-name.ts';
import { headline } from './query.ts';
import { strings } from './strings.ts';

/** Is it bad, and what to do: one line and one button. */
export function Headline({ overview }: { readonly overview: Overview }) {
  const { text, worst } = headline(overview);
  const first = overview.needsYou.find((need) => need.kind.includes('incident'));
  if (!worst) {
    return (
      <div className="flex items-center gap-3 rounded-lg border border-line bg-ok-soft px-4 py-3">
        <ShieldCheck size={20} className="shrink-0 text-ok" aria-hidden="true" />
        <p className="font-semibold text-ok">{strings.calm}</p>
        <p className="text-ink-2 max-md:hidden">{strings.calmNote}</p>
      </div>
    );
  }
  return (
    <div className={cx('flex items-center gap-3 rounded-lg px-4 py-3 max-md:flex-wrap', severitySoft[worst])}>
      <span className={severityText[worst]}>
        <SeverityIcon severity={worst} size={20} />
      </span>
      <div className="min-w-0 flex-1">
        <p className={cx('text-base font-semibold', severityText[worst])}>{text}</p>
        {first ? (
          <p className="truncate text-ink-2" title={first.title}>
            {shortTitle(first.title)}
          </p>
        ) : null}
      </div>
      <Link
        {...(first
          ? { to: first.href }
          : { to: '/incidents', search: { status: ['new', 'in_progress', 'on_hold'] } })}
        className={buttonClass('primary')}
      >
        {strings.review}
        <ArrowRight size={14} aria-hidden="true" />
      </Link>
    </div>
  );
}
