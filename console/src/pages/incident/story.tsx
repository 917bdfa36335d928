import { ArrowRightLeft, ChevronDown, Flag, MessageSquare, Send, ThumbsDown, UserRound } from 'lucide-react';
import { useState } from 'react';
import type { Finding, IncidentDetail, IncidentEntry } from '../../api/types.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { SeverityIcon, severitySoft, severityText } from '../../components/severity.tsx';
import { Time } from '../../components/time.tsx';
import { WingMark } from '../../components/wing.tsx';
import { cx } from '../../lib/cx.ts';
import { humanise, plural } from '../../lib/format.ts';
import { Evidence } from './evidence.tsx';
import { storyOf, useJudge } from './query.ts';
import { strings } from './strings.ts';

const entryIcons: Readonly<Record<IncidentEntry['kind'], typeof Flag>> = {
  opened: Flag,
  finding: Flag,
  status: ArrowRightLeft,
  severity: ArrowRightLeft,
  assignee: UserRound,
  comment: MessageSquare,
  delivery: Send,
};

function EntryItem({ entry }: { readonly entry: IncidentEntry }) {
  const Icon = entryIcons[entry.kind];
  const comment = entry.kind === 'comment';
  return (
    <li className="relative flex gap-3 pb-4">
      <span className="z-1 flex size-7 shrink-0 items-center justify-center rounded-full border border-line bg-panel text-ink-3">
        <Icon size={13} aria-hidden="true" />
      </span>
      <div
        className={cx(
          'min-w-0 flex-1',
          comment ? 'rounded-lg border border-line bg-panel px-3 py-2' : 'pt-1',
        )}
      >
        <p className="flex flex-wrap items-baseline gap-x-2 text-ink-2">
          <span className="font-medium text-ink">{entry.actorName ?? 'Bartizan'}</span>
          {comment ? null : (
            <span className="min-w-0">{entry.kind === 'opened' ? strings.opened : entry.text}</span>
          )}
          <span className="ml-auto text-xs text-ink-3">
            <Time ms={entry.timeMs} />
          </span>
        </p>
        {comment ? <p className="mt-1 break-words whitespace-pre-wrap">{entry.text}</p> : null}
      </div>
    </li>
  );
}

function Verdict({ finding, incidentKey }: { readonly finding: Finding; readonly incidentKey: string }) {
  const judge = useJudge(incidentKey);
  if (finding.status === 'false_positive') {
    return (
      <div className="flex items-center gap-2">
        <Badge icon={<ThumbsDown size={11} />}>{strings.disagreed}</Badge>
        <Button size="sm" variant="ghost" onClick={() => judge.mutate({ id: finding.id, status: 'new' })}>
          {strings.undo}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex gap-2">
      {finding.status === 'true_positive' ? (
        <Badge tone="critical">Confirmed</Badge>
      ) : (
        <Button size="sm" onClick={() => judge.mutate({ id: finding.id, status: 'true_positive' })}>
          {strings.agree}
        </Button>
      )}
      <Button
        size="sm"
        icon={<ThumbsDown size={13} />}
        onClick={() => judge.mutate({ id: finding.id, status: 'false_positive' })}
      >
        {strings.disagree}
      </Button>
    </div>
  );
}

function FindingItem({
  finding,
  incidentKey,
  startOpen,
}: {
  readonly finding: Finding;
  readonly incidentKey: string;
  readonly startOpen: boolean;
}) {
  const [open, setOpen] = useState(startOpen);
  const dismissed = finding.status === 'false_positive';
  return (
    <li className="relative flex gap-3 pb-4" id={finding.id}>
      <span
        className={cx(
          'z-1 flex size-7 shrink-0 items-center justify-center rounded-full',
          severitySoft[finding.severity],
          severityText[finding.severity],
        )}
      >
        <SeverityIcon severity={finding.severity} size={13} />
      </span>
      <article className="min-w-0 flex-1 rounded-lg border border-line bg-panel">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="flex w-full items-start gap-3 rounded-lg px-3 py-2 text-left -outline-offset-2 hover:bg-hover"
        >
          <span className="min-w-0 flex-1">
            <span className={cx('block font-medium', dismissed && 'text-ink-3 line-through')}>
              {finding.title}
            </span>
            <span className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-ink-3">
              <span className={severityText[finding.severity]}>{humanise(finding.severity)}</span>
              <WingMark wings={[finding.wing]} />
              <span>{finding.detector}</span>
              {finding.count > 1 ? <span className="num">{plural(finding.count, 'time')}</span> : null}
              <span className="num">score {finding.score.toFixed(2)}</span>
            </span>
          </span>
          <span className="pt-0.5 text-xs text-ink-3">
            <Time ms={finding.firstSeenMs} />
          </span>
          <ChevronDown
            size={15}
            aria-hidden="true"
            className={cx('mt-0.5 shrink-0 text-ink-3 transition-transform', open && 'rotate-180')}
          />
        </button>
        {open ? (
          <div className="flex flex-col gap-4 border-t border-line px-3 py-3">
            <Evidence finding={finding} />
            <Verdict finding={finding} incidentKey={incidentKey} />
          </div>
        ) : null}
      </article>
    </li>
  );
}

/** What happened, in order, on both wings, with what people did about it. */
export function Story({
  detail,
  incidentKey,
  focus,
}: {
  readonly detail: IncidentDetail;
  readonly incidentKey: string;
  readonly focus: string | undefined;
}) {
  const items = storyOf(detail);
  const worst = [...detail.findings].sort((a, b) => b.score - a.score || a.firstSeenMs - b.firstSeenMs)[0]
    ?.id;
  return (
    <ol className="relative before:absolute before:top-2 before:bottom-4 before:left-[13.500px] before:w-px before:bg-line">
      {items.map((item) =>
        item.kind === 'finding' ? (
          <FindingItem
            key={item.key}
            finding={item.finding}
            incidentKey={incidentKey}
            startOpen={item.key === (focus ?? worst)}
          />
        ) : (
          <EntryItem key={item.key} entry={item.entry} />
        ),
      )}
    </ol>
  );
}
