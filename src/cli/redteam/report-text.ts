import { percent, type Report } from '../../protect/redteam/index.ts';
import { formatTable } from '../table.ts';

type Tally = Report['summary']['families'][number];

/** The report for a terminal: the verdict first. */
export function reportText(report: Report, files: readonly string[]): string {
  const { verdict, summary, run } = report;
  const { control } = summary;
  const over = control.overRefusal;
  const table = formatTable(
    summary.families,
    [
      { title: 'family', text: ({ title }) => title },
      { title: 'probes', text: ({ probes }) => String(probes) },
      { title: 'succeeded', text: ({ succeeded }) => String(succeeded) },
      { title: 'resisted', text: ({ resisted }) => String(resisted) },
      { title: 'blocked', text: ({ blocked }) => String(blocked) },
      { title: 'inconclusive', text: ({ inconclusive }) => String(inconclusive) },
      { title: 'success rate (95 %)', text: rateText },
    ],
    'No attack was made.',
  );
  const overRefusal =
    over === null
      ? 'Over-refusal: not measured.'
      : `Over-refusal: ${percent(over.rate)} (${percent(over.low)} to ${percent(over.high)}) of ${control.probes} benign requests; ${control.blocked} blocked, ${control.refused} refused.`;
  return [
    `${verdict.status.toUpperCase()}: ${verdict.headline}`,
    ...verdict.remarks.map((remark) => `  ${remark}`),
    ...(run.stop === 'complete' ? [] : [`  The run ended early: ${run.stop}.`]),
    '',
    table,
    '',
    overRefusal,
    ...(report.changes === undefined ? [] : ['', ...changesText(report.changes)]),
    ...(files.length === 0 ? [] : ['', ...files]),
  ].join('\n');
}

function rateText({ success }: Tally): string {
  return success === null
    ? '-'
    : `${percent(success.rate)} (${percent(success.low)} to ${percent(success.high)})`;
}

function changesText(changes: NonNullable<Report['changes']>): readonly string[] {
  if (changes.length === 0) return ['Nothing changed since the earlier run.'];
  const columns = [
    { title: 'probe', text: ({ id }: (typeof changes)[number]) => id },
    { title: 'before', text: ({ before }: (typeof changes)[number]) => before },
    { title: 'now', text: ({ after }: (typeof changes)[number]) => after },
  ];
  return ['Changed since the earlier run:', formatTable(changes.slice(0, 30), columns, '')];
}
