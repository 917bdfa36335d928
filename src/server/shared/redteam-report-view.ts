import { z } from 'zod';
import {
  families,
  familyIds,
  type ProbeResult,
  type Report,
  reportSchema,
} from '../../protect/redteam/index.ts';

const count = z.number().int();
const textMax = 600;

export const redteamReportInfoSchema = z.object({
  id: z.string(),
  createdMs: z.number(),
  createdBy: z.string(),
  finishedMs: z.number(),
  target: z.string(),
  model: z.string(),
  suite: z.string(),
  status: z.string(),
  attacks: count,
  succeeded: count,
  inconclusive: count,
  bytes: count,
});

const { run, thresholds, verdict, summary, changes } = reportSchema.shape;

/** A report without its transcripts, which may be megabytes: each probe can be asked for by itself. */
export const redteamReportViewSchema = z.object({
  info: redteamReportInfoSchema,
  run,
  thresholds,
  verdict,
  summary,
  changes,
  /** What a success means and what to do about it. */
  families: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      meaning: z.string(),
      remedy: z.string(),
      owasp: z.array(z.string()),
      atlas: z.array(z.string()),
      isControl: z.boolean(),
    }),
  ),
  results: z.array(
    z.object({
      id: z.string(),
      family: z.string(),
      technique: z.string(),
      transforms: z.array(z.string()),
      outcome: z.string(),
      detail: z.string(),
      /** Beginnings of the hostile part and of the answer. */
      payload: z.string(),
      answer: z.string(),
    }),
  ),
});

export function reportView(report: Report) {
  const { run, thresholds, verdict, summary, changes, results } = report;
  return {
    run,
    thresholds,
    verdict,
    summary,
    ...(changes === undefined ? {} : { changes }),
    families: familyIds.map((id) => {
      const { title, meaning, remedy, owasp, atlas } = families[id];
      return { id, title, meaning, remedy, owasp, atlas, isControl: families[id].isControl === true };
    }),
    results: results.map(resultView),
  };
}

function resultView({ probe, outcome, detail, answer }: ProbeResult) {
  const { id, family, technique, transforms, payload } = probe;
  const said = answer.tool === '' ? answer.text : `${answer.tool} ${answer.text}`;
  return {
    id,
    family,
    technique,
    transforms,
    outcome,
    detail,
    payload: payload.slice(0, textMax),
    answer: said.slice(0, textMax),
  };
}

/** A report that was kept is one that this version or an earlier one has checked. */
export function parseKept(text: string): Report {
  return JSON.parse(text) as Report;
}
