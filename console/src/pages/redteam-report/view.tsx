import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ChevronLeft, Download, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { asProblem } from '../../api/problem.ts';
import type { RedteamReport } from '../../api/types.ts';
import { useAct } from '../../api/use-act.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { PageBody } from '../../components/page-body.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { formatShare } from '../../components/rate-bar.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { Stat } from '../../components/stat.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { Time } from '../../components/time.tsx';
import { toast } from '../../components/toast.tsx';
import { VerdictBadge } from '../../components/verdict-badge.tsx';
import { formatCount } from '../../lib/format.ts';
import { saveFile } from '../../lib/save-file.ts';
import { usePatchSearch } from '../../lib/use-range.ts';
import { useTitle } from '../../lib/use-title.ts';
import { useReport } from '../redteam/query.ts';
import { CompareTab } from './compare-tab.tsx';
import { ProbeDialog } from './probe-dialog.tsx';
import { ProbesTab } from './probes-tab.tsx';
import { strings } from './strings.ts';
import { Tallies } from './tallies.tsx';
import { isFault, ThroughTab } from './through-tab.tsx';

async function save(path: string, name: string, write: (answer: unknown) => string): Promise<void> {
  try {
    saveFile(name, write(await api<unknown>(path)));
  } catch (error) {
    toast({ tone: 'bad', text: asProblem(error).message });
  }
}

function Actions({ report }: { readonly report: RedteamReport }) {
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const remove = useAct(['/api/redteam-reports']);
  const path = `/api/redteam-reports/${encodeURIComponent(report.info.id)}`;
  const lines = (answer: unknown) =>
    (answer as { items: unknown[] }).items.map((item) => `${JSON.stringify(item)}\n`).join('');
  return (
    <>
      <Button
        icon={<Download size={14} />}
        onClick={() =>
          void save(`${path}/report`, 'redteam-report.json', (answer) => JSON.stringify(answer, null, 1))
        }
      >
        {strings.download}
      </Button>
      <Button
        icon={<Download size={14} />}
        title={strings.casesNote}
        disabled={!report.results.some((result) => isFault(result, result.family === 'control'))}
        onClick={() => void save(`${path}/cases`, 'redteam-cases.jsonl', lines)}
      >
        {strings.cases}
      </Button>
      <Button variant="danger" icon={<Trash2 size={13} />} onClick={() => setAsking(true)}>
        {strings.remove}
      </Button>
      <ConfirmDialog
        open={asking}
        title={strings.removeTitle}
        consequence={strings.removeConsequence}
        confirm={strings.remove}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          remove.mutate(
            { path, method: 'DELETE', done: strings.removed },
            { onSuccess: () => void navigate({ to: '/redteam' }) },
          )
        }
      />
    </>
  );
}

function Summary({ report }: { readonly report: RedteamReport }) {
  const { total, control } = report.summary;
  const { run, verdict } = report;
  const remarks = [...verdict.remarks, strings.stops[run.stop] ?? ''].filter((text) => text !== '');
  return (
    <div className="flex flex-col gap-3">
      {remarks.length === 0 ? null : (
        <ul className="text-ink-2">
          {remarks.map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
        </ul>
      )}
      <div className="grid grid-cols-6 divide-x divide-line rounded-lg border border-line bg-panel max-lg:grid-cols-3 max-md:grid-cols-2 max-lg:divide-x-0">
        <Stat label={strings.attacks} value={formatCount(total.probes)} />
        <Stat
          label={strings.succeeded}
          value={
            <span className={total.succeeded > 0 ? 'text-critical' : ''}>{formatCount(total.succeeded)}</span>
          }
          unit={total.success ? formatShare(total.success.rate) : ''}
        />
        <Stat label={strings.blocked} value={formatCount(total.blocked)} />
        <Stat label={strings.resisted} value={formatCount(total.resisted)} />
        <Stat label={strings.inconclusive} value={formatCount(total.inconclusive + control.inconclusive)} />
        <Stat
          label={strings.overRefusal}
          value={formatCount(control.blocked + control.refused)}
          unit={`of ${formatCount(control.probes)}`}
        />
      </div>
    </div>
  );
}

function Content({ report }: { readonly report: RedteamReport }) {
  const { tab = 'through', probe, with: other } = useSearch({ from: '/shell/redteam/$id' });
  const patch = usePatchSearch<{ probe: unknown }>();
  const open = (id: string) => patch({ probe: id }, false);
  const { run, verdict, summary } = report;
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            <Link to="/redteam" className="inline-flex items-center text-ink-3 hover:text-ink">
              <ChevronLeft size={16} aria-hidden="true" />
              <span className="sr-only">{strings.back}: </span>
            </Link>
            {verdict.headline}
            <VerdictBadge status={verdict.status} />
          </span>
        }
        note={
          <>
            {run.model} at <span className="font-mono text-xs">{run.target}</span>
            {run.isStream ? ', streamed' : ''}, suite {run.suite}, seed {run.seed},{' '}
            <Time ms={run.finishedMs} />
          </>
        }
        actions={<Actions report={report} />}
      />
      <Tabs
        label={strings.tabs}
        value={tab}
        items={[
          { value: 'through', label: strings.through },
          { value: 'families', label: strings.families },
          { value: 'standards', label: strings.standards },
          { value: 'probes', label: strings.probes, count: report.results.length },
          { value: 'compare', label: strings.compare },
        ]}
      />
      <div className="h-3 shrink-0" />
      {tab === 'probes' ? (
        <ProbesTab report={report} onOpen={open} />
      ) : (
        <PageBody>
          {tab === 'through' ? (
            <>
              <Summary report={report} />
              <ThroughTab report={report} onOpen={open} />
            </>
          ) : null}
          {tab === 'families' ? (
            <>
              <Tallies title={strings.families} items={summary.families} />
              <p className="text-xs text-ink-3">{strings.intervals}</p>
            </>
          ) : null}
          {tab === 'standards' ? (
            <>
              <Tallies title="OWASP Top 10 for LLM applications, 2025" items={summary.owasp} withId />
              <Tallies title="MITRE ATLAS" items={summary.atlas} withId />
              <p className="text-xs text-ink-3">{strings.intervals}</p>
            </>
          ) : null}
          {tab === 'compare' ? <CompareTab report={report} other={other} onOpen={open} /> : null}
        </PageBody>
      )}
      <ProbeDialog report={report.info.id} probe={probe} onClose={() => patch({ probe: undefined })} />
    </>
  );
}

/** One report of the red team. */
export function RedteamReportPage() {
  const { id } = useParams({ from: '/shell/redteam/$id' });
  const query = useReport(id);
  useTitle(query.data ? query.data.verdict.headline : '');
  return (
    <QueryView query={query} placeholder={<SkeletonRows count={8} />}>
      {(report) => <Content report={report} />}
    </QueryView>
  );
}
