import { Fault } from '../../../kernel/fault.ts';
import { redteamErrors } from '../errors.ts';
import type { ProbeResult } from '../run/result.ts';
import { summarise } from '../stats/summarise.ts';
import { type Thresholds, verdictOf } from '../stats/verdict.ts';
import { REPORT_SCHEMA, type Report, type RunInfo, reportSchema } from './report.ts';

export interface ReportInput {
  readonly run: RunInfo;
  readonly thresholds: Thresholds;
  readonly results: readonly ProbeResult[];
  /** The report that this run repeated. */
  readonly before?: Report;
}

export function makeReport({ run, thresholds, results, before }: ReportInput): Report {
  const summary = summarise(results);
  const changes = before === undefined ? undefined : changesSince(before, results);
  return {
    schema: REPORT_SCHEMA,
    run,
    thresholds,
    verdict: verdictOf(summary, thresholds),
    summary,
    ...(changes === undefined ? {} : { changes }),
    results: [...results],
  };
}

function changesSince(before: Report, results: readonly ProbeResult[]) {
  const old = new Map(before.results.map((result) => [result.probe.id, result.outcome]));
  return results.flatMap(({ probe: { id, family, technique }, outcome: after }) => {
    const was = old.get(id);
    return was === undefined || was === after ? [] : [{ id, family, technique, before: was, after }];
  });
}

/** @throws Fault `redteam_report_invalid` */
export function parseReport(text: string): Report {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Fault(redteamErrors.reportInvalid, { cause: error });
  }
  const parsed = reportSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Fault(redteamErrors.reportInvalid, {
    message: `The file is no red-team report: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
  });
}
