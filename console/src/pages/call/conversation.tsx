import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { GatewayEvent } from '../../api/types.ts';
import { buttonClass } from '../../components/button.tsx';
import { Panel } from '../../components/panel.tsx';
import { SpanView } from '../../components/span-view.tsx';
import type { Mark } from '../../lib/segments.ts';
import { marksOf, turnsOf } from './query.ts';
import { strings } from './strings.ts';

function Turns({
  body,
  marks,
}: {
  readonly body: string;
  readonly marks: readonly (Mark & { readonly path: string })[];
}) {
  const turns = useMemo(() => turnsOf(body), [body]);
  return (
    <ol className="flex flex-col gap-3">
      {turns.map((turn) => (
        <li key={turn.path}>
          <p className="mb-0.5 text-2xs font-medium text-ink-3">{turn.role}</p>
          <SpanView text={turn.text} marks={marks.filter((mark) => mark.path === turn.path)} />
        </li>
      ))}
    </ol>
  );
}

function Column({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <section className="min-w-0 rounded-md border border-line bg-sunken p-3">
      <h3 className="mb-2 text-xs font-medium text-ink-2">{title}</h3>
      {children}
    </section>
  );
}

/** What the caller sent beside what the model got, with the parts marked that a guard pointed at. */
export function Conversation({ call }: { readonly call: GatewayEvent }) {
  const { content } = call;
  if (!content) {
    return (
      <Panel title={strings.conversation}>
        <p className="mb-3 max-w-prose text-ink-2">{strings.notKept}</p>
        <Link to="/guards" search={{ tab: 'policies' }} className={buttonClass()}>
          {strings.policies}
        </Link>
      </Panel>
    );
  }
  const blocked = call.verdict.reasons.some(
    (reason) => reason.direction === 'input' && reason.action === 'block',
  );
  const changed = content.forwarded !== undefined && content.forwarded !== content.request;
  return (
    <Panel title={strings.conversation}>
      <div className="grid grid-cols-2 gap-3 max-lg:grid-cols-1">
        <Column title={strings.sent}>
          <Turns body={content.request} marks={marksOf(call, 'input')} />
        </Column>
        <Column title={strings.forwarded}>
          {blocked ? (
            <p className="text-ink-2">{strings.never}</p>
          ) : changed ? (
            <Turns body={content.forwarded ?? ''} marks={[]} />
          ) : (
            <p className="text-ink-2">{strings.same}</p>
          )}
        </Column>
      </div>
      {content.response === undefined ? null : (
        <div className="mt-3">
          <Column title={strings.answer}>
            <Turns body={content.response} marks={marksOf(call, 'output')} />
          </Column>
        </div>
      )}
    </Panel>
  );
}
