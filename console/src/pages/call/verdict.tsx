import { Crosshair, ThumbsDown, ThumbsUp } from 'lucide-react';
import type { CallDetail } from '../../api/types.ts';
import { ActionBadge, callAction } from '../../components/action-badge.tsx';
import { IconButton } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { wouldHave } from '../../lib/intended.ts';
import { type Remark, remarksOf } from './blocks.ts';
import { useJudge } from './query.ts';
import { RemarkNumber } from './remark.tsx';
import { strings } from './strings.ts';

function reveal(number: number): void {
  const mark = [...document.querySelectorAll<HTMLElement>('mark[data-remark]')].find((each) =>
    each.dataset.remark?.split(' ').includes(String(number)),
  );
  if (!mark) return;
  mark.scrollIntoView({ block: 'center', behavior: 'smooth' });
  mark.tabIndex = -1;
  mark.focus({ preventScroll: true });
}

function Judge({ call, remark }: { readonly call: CallDetail; readonly remark: Remark }) {
  const { judge, takeBack, isPending } = useJudge(call.id);
  const { guard, rule } = remark;
  const said = call.feedback.find((each) => each.guard === guard && each.rule === rule)?.kind;
  const press = (kind: 'correct' | 'false_positive') => {
    if (said === kind) takeBack({ guard, rule }, strings.takenBack);
    else judge({ kind, guard, rule, note: '' }, kind === 'correct' ? strings.agreed : strings.disagreed);
  };
  return (
    <span className="flex">
      <IconButton
        label={`${strings.right}: ${guard} ${rule}`}
        aria-pressed={said === 'correct'}
        disabled={isPending}
        onClick={() => press('correct')}
      >
        <ThumbsUp size={13} className={said === 'correct' ? 'text-ok' : ''} />
      </IconButton>
      <IconButton
        label={`${strings.wrong}: ${guard} ${rule}`}
        aria-pressed={said === 'false_positive'}
        disabled={isPending}
        onClick={() => press('false_positive')}
      >
        <ThumbsDown size={13} className={said === 'false_positive' ? 'text-high' : ''} />
      </IconButton>
    </span>
  );
}

function Reason({ call, remark }: { readonly call: CallDetail; readonly remark: Remark }) {
  const hasMarks = call.conversation !== null && remark.spans.some((span) => span.end > span.start);
  return (
    <li className="flex items-start gap-2.5 border-t border-line py-2 first:border-t-0 first:pt-0">
      <span className="mt-0.5">
        <RemarkNumber number={remark.number} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{remark.guard}</span>
          <code className="font-mono text-xs text-ink-3">{remark.rule}</code>
          <ActionBadge action={remark.action} intended={remark.intended} />
          <span className="text-xs text-ink-3">
            {remark.direction === 'input' ? strings.inRequest : strings.inAnswer} · score{' '}
            <span className="num">{remark.score.toFixed(2)}</span>
          </span>
        </p>
        <p className="text-ink-2">{remark.explanation}</p>
      </div>
      {hasMarks ? (
        <IconButton label={`${strings.reveal} ${remark.number}`} onClick={() => reveal(remark.number)}>
          <Crosshair size={13} />
        </IconButton>
      ) : null}
      <Judge call={call} remark={remark} />
    </li>
  );
}

/** What was decided and why; each reason can be found in the text, and agreed or disagreed with. */
export function Verdict({ call }: { readonly call: CallDetail }) {
  const remarks = remarksOf(call);
  return (
    <Panel
      title={strings.verdict}
      aside={<ActionBadge action={callAction(call)} intended={wouldHave(call)} />}
    >
      {remarks.length === 0 ? (
        <p className="text-ink-2">{callAction(call) === 'refuse' ? strings.refused : strings.clean}</p>
      ) : null}
      <ul>
        {remarks.map((remark) => (
          <Reason key={remark.number} call={call} remark={remark} />
        ))}
      </ul>
      {call.uninspected && call.uninspected.length > 0 ? (
        <div className="mt-3 border-t border-line pt-3">
          <p className="font-medium text-high">{strings.uninspected}</p>
          <p className="text-ink-2">{strings.uninspectedNote}</p>
          <ul className="mt-1 font-mono text-xs">
            {call.uninspected.map((part) => (
              <li key={part.path}>
                {part.path} ({part.kind})
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Panel>
  );
}
