import { z } from 'zod';
import { resultSchema } from '../../../protect/redteam/index.ts';
import { needs } from '../../core/access.ts';
import { defineRoute } from '../../core/define-route.ts';
import { found } from '../../shared/caller.ts';
import { parseKept } from '../../shared/redteam-report-view.ts';

export const redteamReportsResult = defineRoute({
  method: 'GET',
  path: '/api/redteam-reports/:id/results/:probe',
  access: needs('read'),
  tag: 'protect',
  summary: 'One probe of a red-team report with its whole transcript',
  params: z.strictObject({ id: z.string().min(1).max(128), probe: z.string().min(1).max(128) }),
  status: 200,
  response: resultSchema,
  faults: [404],
  async handle({ params, deps }) {
    const { report } = found(await deps.store.redteamReports.get(params.id), 'report');
    return found(
      parseKept(report).results.find(({ probe }) => probe.id === params.probe),
      'probe',
    );
  },
});
