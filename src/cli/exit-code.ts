import { ConfigError } from '../kernel/config/config-error.ts';
import { dataFolderInUse } from '../kernel/data-lock.ts';
import { Fault } from '../kernel/fault.ts';
import { cliErrors } from './errors.ts';

export const exitCodes = { done: 0, failed: 1, usage: 2, inUse: 3 } as const;

/** The exit code that an error ends a command with; documented in docs/guides/cli.md. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof ConfigError) return exitCodes.usage;
  if (!(error instanceof Fault)) return exitCodes.failed;
  if (error.code === cliErrors.usage.code) return exitCodes.usage;
  return error.code === dataFolderInUse.code ? exitCodes.inUse : exitCodes.failed;
}
