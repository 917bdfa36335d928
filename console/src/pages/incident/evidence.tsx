import { Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useDocument } from '../../api/queries.ts';
import type { EventView, Finding, Span } from '../../api/types.ts';
import { Contributions } from '../../components/contributions.tsx';
import { MatchedFields } from '../../components/matched-fields.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { RawRecord } from '../../components/raw-record.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { SpanView } from '../../components/span-view.tsx';
import { textAt } from '../../lib/json-pointer.ts';
import { strings } from './strings.ts';

/** The kept request of a gateway's event; undefined when its policy keeps none. */
function keptRequest(event: EventView): string | undefined {
  if (event.format !== 'gateway') return undefined;
  try {
    const call = JSON.parse(event.raw) as { content?: { request?: string } };
    return call.content?.request;
  } catch (error) {
    console.warn('A gateway event is not JSON.', error);
    return undefined;
  }
}

function MarkedPrompt({ event, spans }: { readonly event: EventView; readonly spans: readonly Span[] }) {
  const request = useMemo(() => keptRequest(event), [event]);
  const paths = [...new Set(spans.map((span) => span.path))];
  if (request === undefined) {
    return (
      <div className="text-xs text-ink-2">
        <p>{strings.contentMissing}</p>
        <ul className="mt-1 list-disc pl-4">
          {spans.map((span) => (
            <li key={`${span.path}${span.start}`}>
              <code className="font-mono">{span.path}</code>, characters {span.start} to {span.end}
              {span.label ? `: ${span.label}` : ''}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  return paths.map((path) => (
    <div key={path} className="rounded-md border border-line bg-sunken p-3">
      <p className="mb-1 font-mono text-2xs text-ink-3">{path}</p>
      <SpanView
        text={textAt(request, path) ?? request}
        marks={spans
          .filter((span) => span.path === path)
          .map((span) => ({ start: span.start, end: span.end, label: span.label ?? 'marked' }))}
      />
    </div>
  ));
}

function EventEvidence({ id, finding }: { readonly id: string; readonly finding: Finding }) {
  const query = useDocument<EventView>(`/api/events/${encodeURIComponent(id)}`, {}, { keep: false });
  const values = (finding.evidence.fields ?? []).map((field) => ({ value: field.value, label: field.field }));
  const { spans } = finding.evidence;
  return (
    <QueryView query={query} placeholder={<Skeleton className="h-24" />}>
      {(event) => (
        <div className="flex flex-col gap-2">
          {spans && spans.length > 0 ? <MarkedPrompt event={event} spans={spans} /> : null}
          <RawRecord raw={event.raw} values={values} />
          <Link
            to="/events"
            search={{
              event: id,
              from: new Date(Date.parse(event.time) - 900_000).toISOString(),
              to: new Date(Date.parse(event.time) + 900_000).toISOString(),
            }}
            className="self-start text-xs text-accent-text hover:underline"
          >
            Show what happened around it
          </Link>
        </div>
      )}
    </QueryView>
  );
}

/** Everything that a person needs to agree or disagree with a finding. */
export function Evidence({ finding }: { readonly finding: Finding }) {
  const { evidence } = finding;
  const [chosen, setChosen] = useState(0);
  const ids = evidence.eventIds;
  const id = ids[chosen];
  return (
    <div className="flex flex-col gap-4">
      {evidence.explanation || finding.description ? (
        <p className="max-w-prose text-ink-2">{evidence.explanation ?? finding.description}</p>
      ) : null}
      {evidence.fields && evidence.fields.length > 0 ? <MatchedFields fields={evidence.fields} /> : null}
      {evidence.contributions && evidence.contributions.length > 0 ? (
        <Contributions items={evidence.contributions} />
      ) : null}
      {ids.length > 1 ? (
        <div className="flex flex-wrap items-center gap-1 text-xs">
          <span className="mr-1 text-ink-3">{strings.events}</span>
          {ids.map((each, index) => (
            <button
              key={each}
              type="button"
              aria-pressed={index === chosen}
              onClick={() => setChosen(index)}
              className="num size-6 rounded border border-line hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft max-md:size-9"
            >
              {index + 1}
            </button>
          ))}
        </div>
      ) : null}
      {id ? <EventEvidence id={id} finding={finding} /> : null}
      {finding.falsePositives && finding.falsePositives.length > 0 ? (
        <p className="text-xs text-ink-3">Known false alarms: {finding.falsePositives.join('; ')}</p>
      ) : null}
      <p className="text-xs text-ink-3">
        {finding.detector} {finding.detectorVersion}, rule{' '}
        <Link
          to="/detections"
          search={{ q: finding.ruleId }}
          className="font-mono text-accent-text hover:underline"
        >
          {finding.ruleId}
        </Link>
        {finding.author ? `, by ${finding.author}` : ''}
      </p>
    </div>
  );
}
