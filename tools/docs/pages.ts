import { cliPage } from './cli-page.ts';
import { configurationPage } from './configuration-page.ts';
import { redteamReportPage } from './redteam-report-page.ts';

/** Pages that are made from code, by their path in the repository. */
export const pages: Readonly<Record<string, () => string>> = {
  'docs/guides/cli.md': cliPage,
  'docs/guides/configuration.md': configurationPage,
  'docs/guides/red-team-report.md': redteamReportPage,
};
