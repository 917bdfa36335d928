import type { RedteamResult } from '../../api/types.ts';
import { Dialog } from '../../components/dialog.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { SpanView } from '../../components/span-view.tsx';
import { useResult } from '../redteam/query.ts';
import { Outcome } from './outcome.tsx';
import { strings } from './strings.ts';

const box = 'rounded-md border border-line bg-sunken p-3';

/** The answer with the part marked that decided. */
function Answer({ result }: { readonly result: RedteamResult }) {
  const { answer, evidence } = result;
  const parts = (['reasoning', 'tool', 'text'] as const).filter((where) => answer[where] !== '');
  if (parts.length === 0) return <p className="text-ink-3">–</p>;
  return parts.map((where) => (
    <div key={where} className={box}>
      {where === 'text' ? null : <p className="mb-1 text-2xs text-ink-3">{where}</p>}
      <SpanView
        text={answer[where]}
        marks={
          evidence?.where === where
            ? [{ start: evidence.start, end: evidence.end, label: result.detail, tone: 'critical' }]
            : []
        }
      />
    </div>
  ));
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch (error) {
    console.debug('A body of the transcript is no JSON, or was cut.', error);
    return text;
  }
}

function Content({ result }: { readonly result: RedteamResult }) {
  const { probe, exchanges } = result;
  return (
    <div className="flex flex-col gap-5">
      <p className="flex flex-wrap items-center gap-2">
        <Outcome outcome={result.outcome} />
        <span className="font-medium">{probe.technique}</span>
        {probe.transforms.map((each) => (
          <code key={each} className="rounded bg-hover px-1.5 font-mono text-2xs">
            {each}
          </code>
        ))}
      </p>
      <section>
        <h3 className="mb-1 font-semibold">{strings.whyCounted}</h3>
        <p className="text-ink-2">{result.detail}</p>
      </section>
      {probe.payload === '' ? null : (
        <section>
          <h3 className="mb-1 font-semibold">{strings.payload}</h3>
          <div className={box}>
            <SpanView text={probe.payload} marks={[]} />
          </div>
        </section>
      )}
      <section className="flex flex-col gap-2">
        <h3 className="font-semibold">{strings.answer}</h3>
        <Answer result={result} />
      </section>
      <section className="flex flex-col gap-2">
        <h3 className="font-semibold">{strings.transcript}</h3>
        {exchanges.map((exchange, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: exchanges have no identity but their place.
          <details key={index} className="rounded-md border border-line">
            <summary className="px-3 py-1.5">
              {index + 1}. <span className="num">{exchange.status}</span>{' '}
              <span className="num text-ink-3">{Math.round(exchange.ms)} ms</span>
            </summary>
            <div className="flex flex-col gap-2 border-t border-line p-3">
              <p className="text-2xs text-ink-3">{strings.request}</p>
              <SpanView text={pretty(exchange.request)} marks={[]} />
              <p className="text-2xs text-ink-3">{strings.reply}</p>
              <SpanView text={pretty(exchange.reply)} marks={[]} />
            </div>
          </details>
        ))}
      </section>
    </div>
  );
}

/** One probe with everything that was said. */
export function ProbeDialog({
  report,
  probe,
  onClose,
}: {
  readonly report: string;
  readonly probe: string | undefined;
  readonly onClose: () => void;
}) {
  const query = useResult(report, probe);
  return (
    <Dialog
      open={probe !== undefined}
      onClose={onClose}
      place="side"
      title={strings.openProbe}
      note={<code className="font-mono text-xs">{probe}</code>}
    >
      {probe === undefined ? null : (
        <QueryView query={query}>{(result) => <Content result={result} />}</QueryView>
      )}
    </Dialog>
  );
}
