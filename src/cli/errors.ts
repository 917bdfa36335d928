import type { FaultDefinition } from '../kernel/fault.ts';

/** Faults of the command line. Their status is that of the same mistake over HTTP; what a shell sees is the exit code. */
export const cliErrors = {
  usage: { code: 'cli/usage', status: 400, message: 'wrong usage' },
  fileUnreadable: { code: 'cli/file-unreadable', status: 400, message: 'the file cannot be read' },
  cannotListen: { code: 'cli/cannot-listen', status: 503, message: 'the address cannot be listened on' },
  notBartizan: {
    code: 'cli/bad-answer',
    status: 502,
    message: 'the server gave an answer that makes no sense',
  },
  serverUnreachable: { code: 'cli/server-unreachable', status: 503, message: 'the server does not answer' },
} as const satisfies Readonly<Record<string, FaultDefinition>>;
