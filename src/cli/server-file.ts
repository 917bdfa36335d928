import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const serverRecordSchema = z.object({
  pid: z.number().int().positive(),
  url: z.url(),
  secret: z.string().min(32),
});

/** Where the server that runs on a data folder is found, and the secret of this start that it knows its owner by. */
export type ServerRecord = Readonly<z.infer<typeof serverRecordSchema>>;

/** Written beside and renamed, so that a reader sees all of it or nothing; readable by the owner alone. */
export function writeServerFile(dataDir: string, record: ServerRecord): void {
  const path = serverFile(dataDir);
  const beside = `${path}.${record.pid}`;
  writeFileSync(beside, `${JSON.stringify(record)}\n`, { mode: 0o600 });
  renameSync(beside, path);
}

/** Undefined when no server wrote one, or what stands there is not one. */
export function readServerFile(dataDir: string): ServerRecord | undefined {
  try {
    return serverRecordSchema.safeParse(JSON.parse(readFileSync(serverFile(dataDir), 'utf8'))).data;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function removeServerFile(dataDir: string): void {
  rmSync(serverFile(dataDir), { force: true });
}

function serverFile(dataDir: string): string {
  return join(dataDir, 'server.json');
}
