import { reportSchema } from '../../../protect/redteam/index.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { found } from '../../shared/caller.ts';
import { idParams } from '../../shared/query.ts';
import { parseKept } from '../../shared/redteam-report-view.ts';

export const redteamReportsDownload = defineRoute({
  method: 'GET',
  path: '/api/redteam-reports/:id/report',
  access: needs('read'),
  tag: 'protect',
  summary: 'One red-team report, whole, as `bartizan redteam replay` and `regress` read it',
  params: idParams,
  status: 200,
  response: reportSchema,
  faults: [404],
  async handle({ params, deps }) {
    return parseKept(found(await deps.store.redteamReports.get(params.id), 'report').report);
  },
});
