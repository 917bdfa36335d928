// Starts Bartizan from a fresh checkout on Node 20 or newer: answers help at once, else makes sure that everything is
// installed and built, and runs the bundle of src/main.ts under Node 24. launcher.sh uses the first part and starts it by itself; without
// a shell (`node bin/bartizan`) this file does both.
const { join } = require('node:path');

const root = join(__dirname, '..');
const NODE_MAJOR_MIN = 20;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };
/**
 * A server has a process of its own for these, which are read when a Node starts. Left alone, V8 lets the nursery of the
 * main thread grow to 130 MB, and the C library keeps an arena of memory for each of our threads.
 */
const SERVER_FLAGS = ['--max-semi-space-size=4', '--heap-growing-percent=20'];
const MALLOC_ARENAS_MAX = '2';

/** @param {readonly string[]} argv arguments after the program's name */
function launch(argv) {
  if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR_MIN) {
    end(`bartizan needs Node ${NODE_MAJOR_MIN} or newer; this is ${process.versions.node}.\n`, 1);
    return;
  }
  const isPlan = argv[0] === '--prepare';
  const words = isPlan ? argv.slice(1) : argv;
  const found = require('./help.cjs').answer(words);
  if ('text' in found) {
    end(found.text, found.exitCode);
    return;
  }
  const start = isPlan ? plan(found.command) : run(found.command, words);
  start.catch((error) => end(`bartizan: ${error.message}\n`, 1));
}

async function run(command, argv) {
  const { node, main } = await prepare(command);
  cacheCompiledCode();
  if (command.console) {
    runUnder(node, [...SERVER_FLAGS, main, ...argv]);
    return;
  }
  if (node !== process.execPath) {
    runUnder(node, [main, ...argv]);
    return;
  }
  // The variable is read when a Node starts, which is too late for this one. A folder that cannot be written is no error.
  require('node:module').enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
  process.argv[1] = main;
  await import(require('node:url').pathToFileURL(main).href);
}

/** Installs and builds what is missing. @returns the Node 24 to run under, and the module to run */
async function prepare(command) {
  const lookedMs = Date.now();
  const { ensureInstall } = await import('../tools/ensure-install.mjs');
  const node = await ensureInstall(root);
  if (command.console) {
    const { tryConsole } = await import('../tools/build-console.mjs');
    await tryConsole(root, node);
  }
  const { tryServer } = await import('../tools/build-server.mjs');
  const { main, folder } = tryServer(root, node);
  const { tryReady } = await import('../tools/ready-file.mjs');
  tryReady(root, { node, folder, hasConsole: command.console === true, lookedMs });
  return { node, main };
}

/** For launcher.sh: does everything but the start, and writes to descriptor 3 which Node to start, for what, and with what. */
async function plan(command) {
  const { node, main } = await prepare(command);
  require('node:fs').writeSync(3, `${node}\n${command.console ? 'server' : 'command'}\n${main}`);
}

/**
 * Lets Node 24 keep what it compiled, TypeScript without its types included: later starts are faster and smaller. The
 * variable is inherited by threads and child processes; who has set it already knows better.
 */
function cacheCompiledCode() {
  process.env.NODE_COMPILE_CACHE ??= join(root, 'node_modules', '.cache', 'bartizan');
}

/** Runs the real process under another Node and is as transparent as can be: streams, signals and exit code pass through. */
function runUnder(node, args) {
  const { spawn } = require('node:child_process');
  // The channel carries no messages: it closes when this process is killed, so that the child does not outlive it.
  const child = spawn(node, args, {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      MALLOC_ARENA_MAX: MALLOC_ARENAS_MAX,
      ...process.env,
      BARTIZAN_LAUNCHER_PID: String(process.pid),
    },
  });
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => end(`bartizan: ${node} could not be run: ${error.message}\n`, 1));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 0)));
}

/** Data goes to standard output, everything else to standard error. */
function end(text, exitCode) {
  process.exitCode = exitCode;
  (exitCode === 0 ? process.stdout : process.stderr).write(text);
}

module.exports = { launch };
if (require.main === module) launch(process.argv.slice(2));
