import { type CliEnvironment, runCli } from './cli/run-cli.ts';
import { createShutdown } from './cli/shutdown.ts';

// When the launcher that started this process under Node 24 is killed, its channel closes. Living on as an orphan would
// keep the data folder locked; dying at once is what the one who killed it asked for, and loses nothing acknowledged.
if (process.env.BARTIZAN_LAUNCHER_PID !== undefined) {
  delete process.env.BARTIZAN_LAUNCHER_PID;
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel?.unref();
}

// What is kept is the owner's alone, also in a data folder that was there before with wider rights.
process.umask(0o077);

const environment: CliEnvironment = {
  env: process.env,
  cwd: process.cwd(),
  streams: { stdout: process.stdout, stderr: process.stderr },
  stdin: process.stdin,
  listenForShutdown: () => createShutdown(process, () => process.exit(1)),
  createPlatform: async (config, options) => {
    const { createPlatform } = await import('./platform/index.ts');
    return createPlatform(config, options);
  },
  startMcpProxy: async (request) => {
    const { startMcpProxy } = await import('./platform/mcp-proxy.ts');
    return startMcpProxy(request);
  },
};

process.exitCode = await runCli(process.argv.slice(2), environment);
// A command is over when it returns; a handle that something left open must not keep the shell waiting. What was written
// to a pipe has to leave the process first.
process.stdout.write('', () => process.exit());
