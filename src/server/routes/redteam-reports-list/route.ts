import { z } from 'zod';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { defined, pageOf, pageQuery } from '../../shared/query.ts';
import { redteamReportInfoSchema } from '../../shared/redteam-report-view.ts';

export const redteamReportsList = defineRoute({
  method: 'GET',
  path: '/api/redteam-reports',
  access: needs('read'),
  tag: 'protect',
  summary: 'Red-team reports that were kept, newest first',
  query: z.strictObject(pageQuery),
  status: 200,
  response: pageOf(redteamReportInfoSchema),
  handle: ({ query, deps }) =>
    deps.store.redteamReports.list({ limit: query.limit, ...defined({ cursor: query.cursor }) }),
});
