import { readFile, stat } from 'node:fs/promises';
import { Fault } from '../../kernel/fault.ts';
import { cliErrors } from '../errors.ts';

/**
 * Reads a text file of bounded size.
 *
 * @throws Fault `cli/file-unreadable`
 */
export async function readTextFile(path: string, bytesMax: number): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > bytesMax)
      throw new Fault(cliErrors.fileUnreadable, { message: `${path} is longer than ${bytesMax} bytes` });
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Fault) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    const what = code === 'ENOENT' ? 'does not exist' : `cannot be read: ${code}`;
    throw new Fault(cliErrors.fileUnreadable, { message: `${path} ${what}`, cause: error });
  }
}
