import type { Page, PageQuery } from './findings.ts';

/** What the list shows of a report. */
export interface RedteamReportInfo {
  readonly id: string;
  readonly createdMs: number;
  readonly createdBy: string;
  readonly finishedMs: number;
  readonly target: string;
  readonly model: string;
  readonly suite: string;
  /** `pass`, `fail` or `inconclusive`. */
  readonly status: string;
  readonly attacks: number;
  readonly succeeded: number;
  readonly inconclusive: number;
  /** Bytes of the report's JSON. */
  readonly bytes: number;
}

export interface RedteamReports {
  /** @param report the report as JSON text */
  add(info: RedteamReportInfo, report: string): Promise<void>;
  /** Newest first. */
  list(query: PageQuery): Promise<Page<RedteamReportInfo>>;
  get(id: string): Promise<{ readonly info: RedteamReportInfo; readonly report: string } | undefined>;
  remove(id: string): Promise<boolean>;
  count(): Promise<number>;
}
