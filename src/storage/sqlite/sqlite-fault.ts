import { basename } from 'node:path';
import { Fault, type FaultDefinition } from '../../kernel/fault.ts';
import { storageErrors } from '../errors.ts';

/** Primary result codes of https://sqlite.org/rescode.html; extended codes keep theirs in the low byte. */
const definitions: ReadonlyMap<number, FaultDefinition> = new Map<number, FaultDefinition>([
  [5, storageErrors.locked],
  [6, storageErrors.locked],
  [8, storageErrors.readonly],
  [10, storageErrors.unavailable],
  [11, storageErrors.corrupt],
  [13, storageErrors.full],
  [14, storageErrors.readonly],
  [26, storageErrors.corrupt],
]);

/** Makes what SQLite threw into a fault that names the file; other errors come back as they are. */
export function sqliteFault(error: unknown, file: string): unknown {
  const code = primaryCode(error);
  if (code === undefined) return error;
  const definition = definitions.get(code);
  if (!definition) return error;
  return new Fault(definition, {
    message: `${definition.message.replace(/\.$/, '')} (${basename(file)}).`,
    internal: `${file}: ${(error as Error).message}`,
    cause: error,
  });
}

function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode & 0xff : undefined;
}
