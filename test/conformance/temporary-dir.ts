import { accessSync, constants, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new folder, in memory where the system has such a place: what these tests ask about outlives a process, not the
 * machine, and fsyncs of a busy disk would take most of their time.
 */
export function temporaryDir(name: string): string {
  return mkdtempSync(join(memoryDir() ?? tmpdir(), `bartizan-${name}-`));
}

function memoryDir(): string | undefined {
  try {
    accessSync('/dev/shm', constants.W_OK);
    return '/dev/shm';
  } catch {
    // Not Linux, or not allowed: the disk does it too.
    return undefined;
  }
}
