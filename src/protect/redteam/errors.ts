import type { FaultDefinition } from '../../kernel/fault.ts';

/** Every fault of the red team. */
export const redteamErrors = {
  caseInvalid: {
    code: 'redteam_case_invalid',
    status: 400,
    message: 'A line of the suite is no regression case.',
  },
  reportInvalid: {
    code: 'redteam_report_invalid',
    status: 400,
    message: 'The file is no red-team report of a version that this release reads.',
  },
  suiteEmpty: { code: 'redteam_suite_empty', status: 400, message: 'The suite holds no probes.' },
} as const satisfies Readonly<Record<string, FaultDefinition>>;
