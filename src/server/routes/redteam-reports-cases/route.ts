import { z } from 'zod';
import { caseSchema, casesOf } from '../../../protect/redteam/index.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { found } from '../../shared/caller.ts';
import { idParams } from '../../shared/query.ts';
import { parseKept } from '../../shared/redteam-report-view.ts';

export const redteamReportsCases = defineRoute({
  method: 'GET',
  path: '/api/redteam-reports/:id/cases',
  access: needs('read'),
  tag: 'protect',
  summary: 'Regression cases of what got through, each a line for `bartizan redteam --suite`',
  params: idParams,
  status: 200,
  response: z.object({ items: z.array(caseSchema), nextCursor: z.null() }),
  faults: [404],
  async handle({ params, deps }) {
    const { report } = found(await deps.store.redteamReports.get(params.id), 'report');
    return { items: casesOf(parseKept(report)), nextCursor: null };
  },
});
