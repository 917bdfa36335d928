import { cliPage } from './cli-page.ts';
import { configurationPage } from './configuration-page.ts';

/** Pages that are made from code, by their path in the repository. */
export const pages: Readonly<Record<string, () => string>> = {
  'docs/guides/cli.md': cliPage,
  'docs/guides/configuration.md': configurationPage,
};
