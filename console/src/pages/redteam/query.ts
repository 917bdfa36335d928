import { useDocument } from '../../api/queries.ts';
import type { Page, RedteamReport, RedteamReportInfo, RedteamResult } from '../../api/types.ts';

const path = '/api/redteam-reports';

export function useReports() {
  return useDocument<Page<RedteamReportInfo>>(path, { limit: 200 });
}

export function useReport(id: string | undefined) {
  return useDocument<RedteamReport>(
    `${path}/${encodeURIComponent(id ?? '')}`,
    {},
    {
      enabled: id !== undefined,
      keep: false,
    },
  );
}

export function useResult(id: string, probe: string | undefined) {
  return useDocument<RedteamResult>(
    `${path}/${encodeURIComponent(id)}/results/${encodeURIComponent(probe ?? '')}`,
    {},
    { enabled: probe !== undefined, keep: false },
  );
}
