import { useMemo, useState } from 'react';
import type { CallDetail, ConversationSegment } from '../../api/types.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { ProvenanceMark } from '../../components/provenance.tsx';
import { SpanView } from '../../components/span-view.tsx';
import { cx } from '../../lib/cx.ts';
import { plural } from '../../lib/format.ts';
import { replacementMarks } from '../../lib/replacements.ts';
import { type Block, blocksOf, marksAt, type Remark, remarksOf, speaksOf } from './blocks.ts';
import { NotKept } from './not-kept.tsx';
import { RemarkNote } from './remark.tsx';
import { strings } from './strings.ts';

/** Blocks in the page at first; a conversation may have thousands. */
const blocksShown = 40;
const longText = 2_400;

function Text({
  segment,
  marks,
  place,
}: {
  readonly segment: ConversationSegment;
  readonly marks: Parameters<typeof SpanView>[0]['marks'];
  readonly place: string;
}) {
  const view = <SpanView text={segment.text} marks={marks} />;
  return (
    <div className="min-w-0">
      {place === '' ? null : <p className="mt-1 font-mono text-2xs break-all text-ink-3">{place}</p>}
      {segment.text.length > longText ? (
        <section
          className="max-h-96 overflow-y-auto rounded"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls, which the keyboard must reach.
          tabIndex={0}
          aria-label={segment.path}
        >
          {view}
        </section>
      ) : (
        view
      )}
    </div>
  );
}

/** The end of a path, where a block holds more than one plain text. */
function placeOf(segment: ConversationSegment, block: Block): string {
  const rest = segment.path.slice(block.key.length + 1);
  const isPlain =
    ['', 'content', 'text', 'message/content'].includes(rest) || /^content\/\d+\/text$/.test(rest);
  return isPlain && block.segments.length < 3 ? '' : rest;
}

interface Pair {
  readonly sent: Block;
  readonly forwarded: Block | undefined;
}

function Sent({ block, remarks }: { readonly block: Block; readonly remarks: readonly Remark[] }) {
  return (
    <>
      {block.segments.map((segment) => (
        <Text
          key={segment.path}
          segment={segment}
          marks={marksAt(segment.path, remarks)}
          place={placeOf(segment, block)}
        />
      ))}
    </>
  );
}

/** What the model got in place of it: the same, changed, or nothing. */
function Forwarded({
  pair,
  remarks,
  isStopped,
}: {
  readonly pair: Pair;
  readonly remarks: readonly Remark[];
  readonly isStopped: boolean;
}) {
  const { sent, forwarded } = pair;
  if (isStopped) return <p className="text-xs text-ink-3">{strings.never}</p>;
  const changed = (forwarded?.segments ?? []).filter((segment) => {
    const before = sent.segments.find(({ path }) => path === segment.path);
    return before?.text !== segment.text;
  });
  if (!forwarded || changed.length === 0) return <p className="text-xs text-ink-3">{strings.same}</p>;
  return (
    <>
      {changed.map((segment) => {
        const before = sent.segments.find(({ path }) => path === segment.path)?.text ?? '';
        const spans = remarks.flatMap((remark) =>
          remark.action === 'redact' ? remark.spans.filter((span) => span.path === segment.path) : [],
        );
        const marks = replacementMarks(before, segment.text, spans, strings.replaced) ?? [];
        return (
          <Text key={segment.path} segment={segment} marks={marks} place={placeOf(segment, forwarded)} />
        );
      })}
    </>
  );
}

function Row({
  pair,
  remarks,
  isStopped,
}: {
  readonly pair: Pair;
  readonly remarks: readonly Remark[];
  readonly isStopped: boolean;
}) {
  const about = remarks.filter((remark) => speaksOf(remark, pair.sent.segments));
  const isTool = /^\/(?:tools|functions)/.test(pair.sent.key);
  const [open, setOpen] = useState(!isTool || about.length > 0);
  return (
    <li
      className={cx(
        'grid grid-cols-[minmax(0,1fr)_minmax(0,0.8fr)] gap-4 px-4 py-3 max-lg:grid-cols-1',
        about.length > 0 && 'shadow-[inset_3px_0_0_var(--color-high-fill)]',
      )}
    >
      <div className="min-w-0">
        <p className="mb-1 flex items-center gap-2">
          <ProvenanceMark provenance={pair.sent.segments[0]?.provenance ?? 'user'} />
          {isTool ? <Badge>{strings.definition}</Badge> : null}
          <span className="ml-auto font-mono text-2xs text-ink-3">{pair.sent.key}</span>
        </p>
        {open ? (
          <Sent block={pair.sent} remarks={about} />
        ) : (
          <Button size="sm" variant="ghost" onClick={() => setOpen(true)}>
            {strings.show} {plural(pair.sent.segments.length, 'text')}
          </Button>
        )}
        {about.length > 0 ? (
          <ul className="mt-2 flex flex-col gap-1">
            {about.map((remark) => (
              <RemarkNote key={remark.number} remark={remark} />
            ))}
          </ul>
        ) : null}
      </div>
      {open ? (
        <div className="min-w-0 self-start rounded-md bg-sunken px-3 py-2">
          <p className="mb-1 text-2xs font-medium text-ink-3 lg:hidden">{strings.forwarded}</p>
          <Forwarded pair={pair} remarks={about} isStopped={isStopped} />
        </div>
      ) : null}
    </li>
  );
}

function Answer({ call, remarks }: { readonly call: CallDetail; readonly remarks: readonly Remark[] }) {
  const body = call.conversation?.response;
  const blocks = useMemo(() => (body ? blocksOf(body) : []), [body]);
  if (!body) return null;
  // What was taken out is not kept, so the places of those spans are those of a text that nobody has.
  const isChanged = remarks.some((remark) => remark.action === 'redact');
  const isStopped = remarks.some((remark) => remark.action === 'block');
  return (
    <Panel
      title={strings.answer}
      aside={isStopped ? <span className="text-xs text-critical">{strings.answerStopped}</span> : null}
      flush
    >
      {isChanged ? <p className="px-4 pb-1 text-xs text-ink-3">{strings.answerChanged}</p> : null}
      <ul className="divide-y divide-line border-t border-line">
        {blocks.map((block) => {
          const about = remarks.filter((remark) => speaksOf(remark, block.segments));
          return (
            <li key={block.segments[0]?.path} className="px-4 py-3">
              <p className="mb-1 flex items-center gap-2">
                <ProvenanceMark provenance={block.segments[0]?.provenance ?? 'model'} />
                <span className="ml-auto font-mono text-2xs text-ink-3">
                  {block.key === '/' ? '' : block.key}
                </span>
              </p>
              <Sent block={block} remarks={isChanged ? [] : about} />
              <ul className="mt-2 flex flex-col gap-1">
                {about.map((remark) => (
                  <RemarkNote key={remark.number} remark={remark} />
                ))}
              </ul>
            </li>
          );
        })}
        {blocks.length === 0 ? <li className="px-4 py-3 text-ink-2">{strings.answerEmpty}</li> : null}
      </ul>
      {body.isWhole ? null : <Cut />}
    </Panel>
  );
}

function Cut() {
  return <p className="border-t border-line px-4 py-2 text-xs text-high">{strings.cut}</p>;
}

/** What the caller sent beside what the model got, with the parts marked that a guard pointed at, and why. */
export function Conversation({ call }: { readonly call: CallDetail }) {
  const { conversation } = call;
  const remarks = useMemo(() => remarksOf(call), [call]);
  const [limit, setLimit] = useState(blocksShown);
  const pairs = useMemo((): readonly Pair[] => {
    if (!conversation) return [];
    const forwarded = new Map(
      (conversation.forwarded ? blocksOf(conversation.forwarded) : []).map((block) => [block.key, block]),
    );
    return blocksOf(conversation.request).map((sent) => ({ sent, forwarded: forwarded.get(sent.key) }));
  }, [conversation]);
  if (!conversation) return <NotKept call={call} />;
  const input = remarks.filter((remark) => remark.direction === 'input');
  const isStopped = input.some((remark) => remark.action === 'block') || call.upstreamStatus === null;
  // A remark must not hide behind the fold.
  const shown = pairs.filter(
    (pair, index) => index < limit || input.some((remark) => speaksOf(remark, pair.sent.segments)),
  );
  return (
    <>
      <Panel title={strings.conversation} flush>
        <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,0.8fr)] gap-4 border-b border-line px-4 pb-1.5 text-xs text-ink-3 max-lg:hidden">
          <span>{strings.sent}</span>
          <span className="px-3">{strings.forwarded}</span>
        </div>
        <ul className="divide-y divide-line">
          {shown.map((pair) => (
            <Row key={pair.sent.segments[0]?.path} pair={pair} remarks={input} isStopped={isStopped} />
          ))}
        </ul>
        {shown.length < pairs.length ? (
          <div className="border-t border-line px-4 py-2">
            <Button size="sm" onClick={() => setLimit(limit + 200)}>
              {strings.showMore} ({pairs.length - shown.length})
            </Button>
          </div>
        ) : null}
        {conversation.request.isWhole ? null : <Cut />}
      </Panel>
      <Answer call={call} remarks={remarks.filter((remark) => remark.direction === 'output')} />
    </>
  );
}
