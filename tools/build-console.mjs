// Builds the console when its sources are newer than what was built. Plain JavaScript for Node 20, standard library only.
//   node tools/build-console.mjs          builds if needed
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstall } from './ensure-install.mjs';

const STAMP = '.sources';
const NOT_SOURCES = new Set(['dist', 'node_modules']);

/**
 * @param {string} root the checkout's folder
 * @param {string} node path of a Node >= 24
 * @returns {Promise<void>}
 * @throws {Error} with the builder's own words when the build fails
 */
export async function ensureConsole(root, node) {
  const folder = join(root, 'console');
  // A published package brings the console built, without its sources.
  if (!existsSync(join(folder, 'src')) || !existsSync(join(folder, 'index.html'))) return;
  const digest = digestOf(root, folder);
  const stamp = join(folder, 'dist', STAMP);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  process.stderr.write('Building the console …\n');
  const built = join(folder, 'node_modules', `.dist-${process.pid}`);
  try {
    await runVite(root, folder, node, built);
    writeFileSync(join(built, STAMP), digest);
    // Built aside and moved in one go: a second start, or a server that runs, never sees half a console.
    replaceFolder(join(folder, 'dist'), built, stamp, digest);
  } finally {
    rmSync(built, { recursive: true, force: true });
  }
}

function replaceFolder(dist, built, stamp, digest) {
  try {
    rmSync(dist, { recursive: true, force: true });
    renameSync(built, dist);
  } catch (error) {
    // Another start may have put the same console there in the meantime.
    if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) throw error;
  }
}

/** One digest over all that goes into the build: the console's files and the lockfile. */
function digestOf(root, folder) {
  const hash = createHash('sha256');
  for (const path of [...sourceFiles(folder), join(root, 'package-lock.json')]) {
    const content = readFileSync(path);
    hash.update(`${relative(root, path)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(
      (entry) =>
        !NOT_SOURCES.has(entry.name) && !entry.name.startsWith('.') && !/\.test\.tsx?$/.test(entry.name),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sourceFiles(path);
      return entry.isFile() ? [path] : [];
    });
}

function runVite(root, folder, node, outDir) {
  const manifest = JSON.parse(readFileSync(join(root, 'node_modules', 'vite', 'package.json'), 'utf8'));
  const vite = join(root, 'node_modules', 'vite', manifest.bin.vite);
  return new Promise((done, fail) => {
    const child = spawn(
      node,
      [vite, 'build', folder, '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
      {
        cwd: folder,
        // Its words go to standard error: standard output belongs to the command that waits for the build.
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    let output = '';
    const collect = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', fail);
    child.on('close', (code) =>
      code === 0 ? done() : fail(new Error(`the console could not be built:\n${output.trim()}`)),
    );
  });
}

/**
 * Builds the console for a start of the server, which must not depend on it: when the build fails, the older console is
 * served, or a page that says that there is none.
 *
 * @param {string} root the checkout's folder
 * @param {string} node path of a Node >= 24
 * @param {(text: string) => void} [warn]
 * @returns {Promise<void>}
 */
export async function tryConsole(root, node, warn = (text) => process.stderr.write(text)) {
  try {
    await ensureConsole(root, node);
  } catch (error) {
    const isOlderThere = existsSync(join(root, 'console', 'dist', 'index.html'));
    const rest = isOlderThere ? 'the console of the last build is served' : 'there is no console';
    warn(`bartizan: warning: ${error.message}\nbartizan: starting all the same; ${rest}.\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
  await ensureConsole(root, await ensureInstall(root));
}
