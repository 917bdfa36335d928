import { readFile, stat } from 'node:fs/promises';
import { Fault } from '../kernel/fault.ts';
import { cliErrors } from './errors.ts';

const BYTES_MAX = 64 * 1024;

/**
 * Reads a short text from a file, or from standard input for `-`, without the line break that editors add.
 *
 * @throws Fault `cli/file-unreadable`
 */
export async function readShortText(
  path: string,
  stdin: AsyncIterable<Uint8Array | string>,
): Promise<string> {
  const text = path === '-' ? await readStream(stdin) : await readShortFile(path);
  return text.replace(/\r?\n$/, '');
}

async function readShortFile(path: string): Promise<string> {
  try {
    if ((await stat(path)).size > BYTES_MAX) throw tooLong(path);
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Fault) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    const what = code === 'ENOENT' ? 'does not exist' : `cannot be read: ${code}`;
    throw new Fault(cliErrors.fileUnreadable, { message: `${path} ${what}`, cause: error });
  }
}

async function readStream(stdin: AsyncIterable<Uint8Array | string>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > BYTES_MAX) throw tooLong('standard input');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function tooLong(name: string): Fault {
  return new Fault(cliErrors.fileUnreadable, { message: `${name} is longer than ${BYTES_MAX} bytes` });
}
