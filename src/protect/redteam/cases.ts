import { z } from 'zod';
import { Fault } from '../../kernel/fault.ts';
import { redteamErrors } from './errors.ts';
import { type Probe, probeSchema } from './probe.ts';
import type { Report } from './report/report.ts';

export const CASE_SCHEMA = 'bartizan.redteam.case/1';

/** A bypass that was found once and must not come back: one JSON line of a regression file. */
export const caseSchema = z.object({
  schema: z.literal(CASE_SCHEMA),
  found: z.object({ timeMs: z.number(), target: z.string(), model: z.string(), detail: z.string() }),
  probe: probeSchema,
});
export type RegressionCase = Readonly<z.infer<typeof caseSchema>>;

const CASES_MAX = 10_000;

/** A case for every attack that succeeded, and for every benign control that was stopped. */
export function casesOf(report: Report): readonly RegressionCase[] {
  const { finishedMs: timeMs, target, model } = report.run;
  return report.results
    .filter(({ probe, outcome }) =>
      probe.expect.kind === 'served'
        ? outcome === 'blocked' || outcome === 'refused'
        : outcome === 'succeeded',
    )
    .map(({ probe, detail }) => ({ schema: CASE_SCHEMA, found: { timeMs, target, model, detail }, probe }));
}

/** Reads a regression file.
 *
 * @throws Fault `redteam_case_invalid`, `redteam_suite_empty`
 */
export function parseCases(text: string): readonly RegressionCase[] {
  const cases: RegressionCase[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    if (cases.length >= CASES_MAX) throw invalid(index, `more than ${CASES_MAX} cases`);
    cases.push(parseCase(line, index));
  }
  if (cases.length === 0) throw new Fault(redteamErrors.suiteEmpty);
  return cases;
}

function parseCase(line: string, index: number): RegressionCase {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw invalid(index, 'no JSON', error);
  }
  const parsed = caseSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalid(index, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim());
}

function invalid(index: number, why: string, cause?: unknown): Fault {
  const message = `Line ${index + 1} of the suite is no regression case: ${why}.`;
  return new Fault(redteamErrors.caseInvalid, { message, ...(cause === undefined ? {} : { cause }) });
}

/** Adds cases to those of a file, without the ones that it has. */
export function mergeCases(
  known: readonly RegressionCase[],
  found: readonly RegressionCase[],
): readonly RegressionCase[] {
  const ids = new Set(known.map(({ probe }) => probe.id));
  const fresh = found.filter(({ probe }) => !ids.has(probe.id));
  return [...known, ...fresh];
}

export function probesOf(cases: readonly RegressionCase[]): readonly Probe[] {
  return cases.map(({ probe }) => probe);
}

export function formatCases(cases: readonly RegressionCase[]): string {
  return cases.map((one) => `${JSON.stringify(one)}\n`).join('');
}
