import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { found } from '../../shared/caller.ts';
import { idParams } from '../../shared/query.ts';
import { parseKept, redteamReportViewSchema, reportView } from '../../shared/redteam-report-view.ts';

export const redteamReportsGet = defineRoute({
  method: 'GET',
  path: '/api/redteam-reports/:id',
  access: needs('read'),
  tag: 'protect',
  summary: 'One red-team report, without its transcripts',
  params: idParams,
  status: 200,
  response: redteamReportViewSchema,
  faults: [404],
  async handle({ params, deps }) {
    const { info, report } = found(await deps.store.redteamReports.get(params.id), 'report');
    return { info, ...reportView(parseKept(report)) };
  },
});
