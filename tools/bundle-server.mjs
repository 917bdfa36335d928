// Bundles the server and its threads into a folder, for tools/build-server.mjs. Runs under Node 24.
//   node tools/bundle-server.mjs ROOT OUT
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { rolldown } from 'rolldown';

/** Whatever brings native code, or is loaded by the few who use it, stays where npm put it. */
const EXTERNAL = [/^@duckdb\//, /^pg$/];
/** How our code names the module of a thread or child process. */
const MODULE_URL = /new URL\(\s*'(\.{1,2}\/[^']+\.ts)',\s*import\.meta\.url,?\s*\)/g;
const ADDRESS = new RegExp(`${MODULE_URL.source}|import\\.meta\\.(url|dirname|filename)`, 'g');

const [root, out] = process.argv.slice(2).map((path) => resolve(path));
const source = join(root, 'src');
const build = await rolldown({
  cwd: root,
  input: entries(),
  platform: 'node',
  external: EXTERNAL,
  plugins: [
    { name: 'own-addresses', transform: { filter: { code: 'import.meta.' }, handler: keepAddresses } },
    { name: 'builtins', resolveId: nameBuiltin, load: loadBuiltin },
  ],
});
await build.write({
  dir: out,
  format: 'esm',
  // Node need not look for a manifest that says what kind of module `.js` is.
  entryFileNames: '[name].mjs',
  chunkFileNames: '[name]-[hash].mjs',
  // Stack traces are read as they are: names stay, and so do lines.
  minify: false,
  comments: false,
  sourcemap: true,
});
await build.close();

/** The command line, and every module that some other one starts as a thread or a process. */
function entries() {
  const found = { main: join(source, 'main.ts') };
  for (const name of readdirSync(source, { recursive: true })) {
    if (!/\.ts$/.test(name) || /\.test\.ts$/.test(name)) continue;
    const path = join(source, name);
    for (const [, module] of readFileSync(path, 'utf8').matchAll(MODULE_URL)) {
      const target = resolve(dirname(path), module);
      found[entryName(target)] = target;
    }
  }
  return found;
}

function entryName(path) {
  return relative(source, path).split(sep).join('-').replace(/\.ts$/, '');
}

/**
 * A module of ours that asks where it is gets the address of its source: weights, rules and the console are found from
 * there. One that names the module of a thread gets the address of that thread's bundle. All bundles lie in one folder,
 * so that an address beside any of them is right; lines stay where they were.
 */
function keepAddresses(code, id) {
  if (!id.startsWith(source + sep)) return null;
  const own = `new URL(${JSON.stringify(relative(out, id).split(sep).join('/'))}, import.meta.url)`;
  const path = `process.getBuiltinModule('node:url').fileURLToPath(${own})`;
  const addresses = {
    url: `${own}.href`,
    filename: path,
    dirname: `process.getBuiltinModule('node:path').dirname(${path})`,
  };
  const moved = code.replace(ADDRESS, (_, module, property) => {
    if (property !== undefined) return addresses[property];
    return `new URL('./${entryName(resolve(dirname(id), module))}.mjs', import.meta.url)`;
  });
  return { code: moved, map: null };
}

/**
 * Node's own modules are taken as CommonJS would take them. As ES modules they get every export copied, which calls each
 * getter: `node:http` would load a whole second HTTP client with its web streams, in 30 ms. `node:module` stays as it is:
 * the bundler's own first lines need it.
 */
function nameBuiltin(id) {
  const name = id.replace(/^node:/, '');
  return isBuiltin(id) && name !== 'module' ? `\0builtin:${name}` : null;
}

function loadBuiltin(id) {
  if (!id.startsWith('\0builtin:')) return null;
  const name = id.slice('\0builtin:'.length);
  return { code: `module.exports = process.getBuiltinModule('node:${name}');`, moduleType: 'js' };
}
