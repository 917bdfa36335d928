import type { RedteamReport } from '../../api/types.ts';
import type { Rate } from '../../components/rate-bar.tsx';

type Tally = RedteamReport['summary']['total'];

export type Change = 'better' | 'worse' | 'unclear';

export interface ComparedRow {
  readonly id: string;
  readonly title: string;
  readonly before: Rate | null;
  readonly after: Rate | null;
  readonly change: Change;
}

/** Better or worse only when the intervals of both do not touch: anything less may be chance. */
export function changeOf(before: Rate | null, after: Rate | null): Change {
  if (before === null || after === null) return 'unclear';
  if (after.high < before.low) return 'better';
  return after.low > before.high ? 'worse' : 'unclear';
}

/**
 * How likely so lopsided a split of changed probes would be by chance alone, if each were as likely to go either way: the
 * exact two-sided sign test.
 */
export function signTest(one: number, other: number): number {
  const changed = one + other;
  let tail = 0;
  let term = 0.5 ** changed;
  for (let index = 0; index <= Math.min(one, other); index += 1) {
    tail += term;
    term *= (changed - index) / (index + 1);
  }
  return Math.min(1, 2 * tail);
}

/** Where both runs made the same probes, those that changed say more than the rates do. */
function pairedChange(changed: readonly ChangedProbe[]): Change {
  const worse = changed.filter(({ after }) => after === 'succeeded').length;
  const better = changed.filter(({ before }) => before === 'succeeded').length;
  if (signTest(worse, better) >= 0.05) return 'unclear';
  return worse > better ? 'worse' : 'better';
}

/** All attacks and each family, of both reports, the gravest change first. */
export function compareRates(before: RedteamReport, after: RedteamReport): readonly ComparedRow[] {
  const { common, changed } = compareProbes(before, after);
  const row = (one: Tally | undefined, other: Tally | undefined): ComparedRow => {
    const named = other ?? one;
    const [was, is] = [one?.success ?? null, other?.success ?? null];
    return {
      id: named?.id ?? '',
      title: named?.title ?? '',
      before: was,
      after: is,
      change:
        common > 0
          ? pairedChange(changed.filter(({ family }) => named?.id === 'all' || family === named?.id))
          : changeOf(was, is),
    };
  };
  const ids = new Set([...after.summary.families, ...before.summary.families].map(({ id }) => id));
  const find = (report: RedteamReport, id: string) => report.summary.families.find((each) => each.id === id);
  const order: readonly Change[] = ['worse', 'better', 'unclear'];
  const families = [...ids].map((id) => row(find(before, id), find(after, id)));
  return [
    row(before.summary.total, after.summary.total),
    ...families.sort((a, b) => order.indexOf(a.change) - order.indexOf(b.change)),
  ];
}

export interface ChangedProbe {
  readonly id: string;
  readonly family: string;
  readonly technique: string;
  readonly before: string;
  readonly after: string;
}

/** Probes that both made: how many, and those that came out otherwise, new bypasses first. */
export function compareProbes(
  before: RedteamReport,
  after: RedteamReport,
): { readonly common: number; readonly changed: readonly ChangedProbe[] } {
  const was = new Map(before.results.map((result) => [result.id, result.outcome]));
  const common = after.results.filter(({ id }) => was.has(id));
  const changed = common.flatMap(({ id, family, technique, outcome }) => {
    const old = was.get(id);
    return old === undefined || old === outcome
      ? []
      : [{ id, family, technique, before: old, after: outcome }];
  });
  const gravity = ({ before: old, after: now }: ChangedProbe) =>
    now === 'succeeded' ? 0 : old === 'succeeded' ? 1 : 2;
  return { common: common.length, changed: changed.sort((a, b) => gravity(a) - gravity(b)) };
}
