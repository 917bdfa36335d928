import { ActionBadge } from '../../components/action-badge.tsx';
import type { Remark } from './blocks.ts';

/** Number of a remark, as it stands at its marks. */
export function RemarkNumber({ number }: { readonly number: number }) {
  return (
    <span className="num inline-flex size-4 shrink-0 items-center justify-center rounded-full bg-ink text-2xs font-semibold text-canvas">
      {number}
    </span>
  );
}

/** Why a guard marked something, beside the text. */
export function RemarkNote({ remark }: { readonly remark: Remark }) {
  return (
    <li className="flex items-start gap-2 text-xs">
      <RemarkNumber number={remark.number} />
      <span className="min-w-0 flex-1">
        <span className="font-medium">{remark.guard}</span>{' '}
        <span className="text-ink-2">{remark.explanation}</span>
      </span>
      <ActionBadge action={remark.action} intended={remark.intended} />
    </li>
  );
}
