import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { RedteamReport } from '../../api/types.ts';
import { Button } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { Panel } from '../../components/panel.tsx';
import { plural } from '../../lib/format.ts';
import { strings } from './strings.ts';

const shownMax = 5;
type Result = RedteamReport['results'][number];

/** Attacks that got through, and benign requests that were stopped: what somebody has to mend. */
export function isFault({ outcome }: Result, isControl: boolean): boolean {
  return isControl ? outcome === 'blocked' || outcome === 'refused' : outcome === 'succeeded';
}

function Family({
  family,
  results,
  onOpen,
}: {
  readonly family: RedteamReport['families'][number];
  readonly results: readonly Result[];
  readonly onOpen: (probe: string) => void;
}) {
  const [all, setAll] = useState(false);
  return (
    <Panel
      title={family.title}
      aside={<span className="num text-xs text-ink-3">{plural(results.length, 'probe')}</span>}
      flush
    >
      <div className="px-4 pb-3">
        <p className="text-ink-2">{family.meaning}</p>
        <p className="mt-1">
          <span className="font-medium">{strings.todo}:</span>{' '}
          <span className="text-ink-2">{family.remedy}</span>
        </p>
      </div>
      <ul className="divide-y divide-line border-t border-line">
        {(all ? results : results.slice(0, shownMax)).map((result) => (
          <li key={result.id} className="relative px-4 py-2.5 hover:bg-hover">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <button
                type="button"
                className="text-left font-medium after:absolute after:inset-0 hover:underline"
                onClick={() => onOpen(result.id)}
              >
                {result.technique}
              </button>
              <span className="text-xs text-ink-3">{result.transforms.join(', ')}</span>
            </p>
            <p className="truncate font-mono text-xs text-ink-2">{result.payload || result.answer}</p>
            <p className="text-xs text-ink-3">{result.detail}</p>
          </li>
        ))}
      </ul>
      {!all && results.length > shownMax ? (
        <div className="border-t border-line px-4 py-2">
          <Button size="sm" onClick={() => setAll(true)}>
            {strings.showAll} {results.length}
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

export function ThroughTab({
  report,
  onOpen,
}: {
  readonly report: RedteamReport;
  readonly onOpen: (probe: string) => void;
}) {
  const groups = report.families
    .map((family) => ({
      family,
      results: report.results.filter(
        (result) => result.family === family.id && isFault(result, family.isControl),
      ),
    }))
    .filter(({ results }) => results.length > 0)
    .sort((a, b) => b.results.length - a.results.length);
  if (groups.length === 0)
    return (
      <Empty icon={<ShieldCheck size={18} />} title={strings.none}>
        {strings.noneNote}
      </Empty>
    );
  return groups.map(({ family, results }) => (
    <Family key={family.id} family={family} results={results} onOpen={onOpen} />
  ));
}
