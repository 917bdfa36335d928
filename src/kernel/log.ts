import { type DestinationStream, type Logger, pino } from 'pino';
import type { LogLevel } from './config/vocabulary.ts';
import { Fault } from './fault.ts';
import { prettyStream } from './pretty-log.ts';
import { redact, redactText } from './redact.ts';

export type { Logger } from 'pino';

export interface LogOptions {
  readonly level: LogLevel;
  /** Where lines go; standard error when left out: standard output belongs to the data of commands. */
  readonly destination?: DestinationStream;
}

/**
 * Makes the process's log: JSON lines on standard error, or short lines for people when that is a terminal. No
 * credential reaches it, whatever object it stands in.
 */
export function createLogger(options: LogOptions): Logger {
  // Synchronous, so that the last words before a crash are not lost.
  const standard = pino.destination({ fd: 2, sync: true });
  const destination = options.destination ?? (process.stderr.isTTY ? prettyStream(process.stderr) : standard);
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError, error: describeError },
      formatters: {
        level: (label) => ({ level: label }),
        log: (object) => redact(object) as Record<string, unknown>,
      },
      hooks: {
        logMethod(parts, method) {
          const cleaned = parts.map((part: unknown) => (typeof part === 'string' ? redactText(part) : part));
          method.apply(this, cleaned as Parameters<typeof method>);
        },
      },
    },
    destination,
  );
}

interface ErrorDescription {
  readonly type: string;
  readonly message: string;
  readonly code?: unknown;
  readonly internal?: string;
  readonly stack?: string;
  readonly cause?: ErrorDescription | string;
}

const CAUSES_MAX = 5;

function describeError(error: unknown, depth = 0): ErrorDescription | string {
  if (!(error instanceof Error)) return String(redact(error));
  const code = (error as { readonly code?: unknown }).code;
  const internal = error instanceof Fault ? error.internal : undefined;
  const cause = error.cause;
  return {
    type: error.name,
    message: redactText(error.message),
    ...(code === undefined ? {} : { code }),
    ...(internal === undefined ? {} : { internal: redactText(internal) }),
    ...(error.stack === undefined ? {} : { stack: redactText(error.stack) }),
    ...(cause === undefined || depth >= CAUSES_MAX ? {} : { cause: describeError(cause, depth + 1) }),
  };
}
