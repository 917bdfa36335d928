/** Levels of the log, most talkative first; pino's own names. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/**
 * Formats that a followed file may be said to be in. The kernel may not import the contracts, so the list stands here
 * a second time; a test holds both together.
 */
export const eventFormatNames = [
  'auto',
  'json',
  'windows',
  'auditd',
  'cloudtrail',
  'syslog',
  'ocsf',
] as const;
