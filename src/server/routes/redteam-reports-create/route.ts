import { newId } from '../../../kernel/ids.ts';
import { reportSchema } from '../../../protect/redteam/index.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { callerOf } from '../../shared/caller.ts';
import { refuse } from '../../shared/policy-body.ts';
import { redteamReportInfoSchema } from '../../shared/redteam-report-view.ts';

const reportBytesMax = 32 * 1024 * 1024;
const reportsMax = 500;

export const redteamReportsCreate = defineRoute({
  method: 'POST',
  path: '/api/redteam-reports',
  access: needs('admin'),
  tag: 'protect',
  summary: 'Keep a report of `bartizan redteam`, so that the console shows it',
  body: reportSchema,
  bodyBytesMax: reportBytesMax,
  status: 201,
  response: redteamReportInfoSchema,
  async handle({ body, deps, request }) {
    if ((await deps.store.redteamReports.count()) >= reportsMax)
      refuse('results', `There are ${reportsMax} reports already; remove one first.`);
    const nowMs = deps.clock.nowMs();
    const text = JSON.stringify(body);
    const { run, verdict, summary } = body;
    const info = {
      id: newId('rtr', nowMs),
      createdMs: nowMs,
      createdBy: callerOf(request).name,
      finishedMs: Math.floor(run.finishedMs),
      target: run.target.slice(0, 500),
      model: run.model.slice(0, 256),
      suite: run.suite.slice(0, 256),
      status: verdict.status,
      attacks: summary.total.probes,
      succeeded: summary.total.succeeded,
      inconclusive: summary.total.inconclusive,
      bytes: Buffer.byteLength(text),
    };
    await deps.store.redteamReports.add(info, text);
    deps.log.info({ report: info.id, by: callerOf(request).id }, 'red-team report kept');
    return info;
  },
});
