import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../kernel/fault.ts';

const KEY_BYTES = 32;
const FILE = 'vault.key';

const keyInvalid = {
  code: 'vault_key_file_invalid',
  status: 500,
  message: 'The key file of the vault must hold 32 bytes, in hexadecimal or as they are.',
};

/**
 * The key that hashes and placeholders are made with and vaults are sealed with. It is a file in the data folder, made at
 * the first start for its owner alone, and never stands in the database; servers that share one database name one file.
 *
 * @throws Fault `vault_key_file_invalid`
 */
export function installationKey(dataDir: string, keyFile?: string): Uint8Array {
  const file = keyFile ?? join(dataDir, FILE);
  const made = keyFile === undefined ? makeKey(file) : undefined;
  if (made !== undefined) return made;
  const bytes = readFileSync(file);
  const text = bytes.toString('latin1').trim();
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : bytes;
  if (key.length !== KEY_BYTES) throw new Fault(keyInvalid, { message: `${keyInvalid.message} (${file})` });
  return key;
}

/** Undefined when there is one already. */
function makeKey(file: string): Uint8Array | undefined {
  let handle: number;
  try {
    handle = openSync(file, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  const key = randomBytes(KEY_BYTES);
  try {
    writeSync(handle, `${key.toString('hex')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  return key;
}
