import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bartizan, type ServerProcess, startServer } from '../support/server-process.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

let dataDir: string;
let server: ServerProcess;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bartizan-readme-'));
  server = await startServer(dataDir);
});

afterAll(async () => {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** The README's shell blocks, in order, as one script: what a newcomer pastes. */
async function readmeScript(): Promise<string> {
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/^```sh\n(.*?)^```$/gms)].map((match) => match[1]!);
  expect(blocks.length).toBeGreaterThanOrEqual(4);
  // Each command's output begins with a mark, so that the test can tell them apart.
  return blocks.map((block, index) => `printf '\\n#block %s\\n' ${index}\n${block}`).join('\n');
}

test("the README's own commands block a prompt and open incidents", { timeout: 120_000 }, async () => {
  // Only the address differs: tests must not take the default port of a machine that runs Bartizan.
  const script = (await readmeScript()).replaceAll('http://127.0.0.1:7450', server.url);
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: ROOT,
    env: { ...process.env, BARTIZAN_DATA_DIR: dataDir },
  });
  const [, , prompt = '', ingest = '', hunt = ''] = stdout.split(/^#block \d+\n/m);

  const refusal = JSON.parse(prompt) as { error: { code: string; type: string; message: string } };
  expect(refusal.error).toMatchObject({ type: 'guard_blocked' });
  expect(refusal.error.message).not.toContain('system prompt word for word');

  expect(ingest).toMatch(/12/);
  expect(hunt).toMatch(/powershell\.exe/i);

  const deadline = Date.now() + 10_000;
  let titles: string[] = [];
  while (Date.now() < deadline && titles.length < 2) {
    const listed = await bartizan(['incidents', 'list', '--json', '--data-dir', dataDir]);
    titles = (JSON.parse(listed) as { title: string }[]).map(({ title }) => title);
  }
  expect(titles.some((title) => /prompt injection/i.test(title))).toBe(true);
  expect(titles.some((title) => /WS-03/i.test(title))).toBe(true);
});
