import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakePlatform } from '../testing/fake-platform.ts';
import { cli, startCli } from '../testing/run.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'bartizan-ingest-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

/** Accepts events, and dead-letters those that hold the word `bad`. */
function pipeline() {
  const lines: string[] = [];
  const platform = new FakePlatform((request) => {
    if (request.method === 'GET') {
      const deadLetters = lines.filter((line) => line.includes('bad')).length;
      const items = [{ source: 's', events: lines.length - deadLetters, deadLetters }];
      return { status: 200, body: { items, nextCursor: null } };
    }
    const body = request.body.split('\n').slice(0, -1);
    lines.push(...body);
    return { status: 202, body: { accepted: body.length, batch: 'bat_1', duplicate: false } };
  });
  return { lines, platform };
}

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(dataDir, name), content);
  return join(dataDir, name);
}

describe('ingest', () => {
  it('sends files in order, whatever they are packed in, and counts what became of their records', async () => {
    const { lines, platform } = pipeline();
    const paths = [file('a.log', 'one\ntwo\n'), file('b.gz', gzipSync('{"x":1}\nbad\n'))];
    const run = await cli(dataDir, platform, [
      'ingest',
      ...paths,
      '--source',
      's',
      '--format',
      'json',
      '--json',
    ]);
    expect(JSON.parse(run.stdout)).toEqual({
      accepted: 4,
      duplicates: 0,
      deadLettered: 1,
      skipped: 0,
      processed: true,
    });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(lines).toEqual(['one', 'two', '{"x":1}', 'bad']);
    expect(platform.calls).toEqual(['create', 'drained', 'close']);
    expect(platform.requests[1]).toMatchObject({ url: '/api/events?source=s&format=json' });
    expect(platform.requests[1]?.headers).toMatchObject({ 'content-type': 'application/x-ndjson' });
  });

  it('names what is too long for a record, and fails', async () => {
    const { lines, platform } = pipeline();
    const path = file('a.log', `one\n${'x'.repeat(2 * 1024 * 1024)}\ntwo\n`);
    const run = await cli(dataDir, platform, ['ingest', path, '--source', 's']);
    expect(run).toMatchObject({ exitCode: 1, stdout: '2 accepted, 0 dead-lettered.\n' });
    expect(run.stderr).toContain(`${path}: 2097152 bytes at offset 4 are too long`);
    expect(lines).toEqual(['one', 'two']);
  });

  it('says which file cannot be read', async () => {
    const run = await cli(dataDir, pipeline().platform, ['ingest', '/none.log', '--source', 's']);
    expect(run).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('/none.log') });
  });

  it('refuses a format that does not exist', async () => {
    const run = await cli(dataDir, pipeline().platform, ['ingest', 'a', '--source', 's', '--format', 'xml']);
    expect(run).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('--format must be one of auto, json'),
    });
  });

  it('leaves the format and the source of the gateway to the gateway', async () => {
    const { platform } = pipeline();
    const format = await cli(dataDir, platform, ['ingest', 'a', '--source', 's', '--format', 'gateway']);
    expect(format).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--format must be one of') });
    const source = await cli(dataDir, platform, ['ingest', 'a', '--source', 'gateway']);
    expect(source).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--source cannot be') });
    expect(platform.requests).toEqual([]);
  });

  it('follows files until it is told to stop', async () => {
    const { lines, platform } = pipeline();
    const path = file('a.log', 'one\n');
    const run = startCli(dataDir, platform, ['ingest', path, '--source', 's', '--follow']);
    await expect.poll(() => lines, { timeout: 5_000 }).toEqual(['one']);
    appendFileSync(path, 'two\nbad\n');
    await expect.poll(() => lines, { timeout: 5_000 }).toEqual(['one', 'two', 'bad']);
    run.signal('SIGINT');
    const { exitCode, stdout } = await run.done;
    expect(exitCode).toBe(0);
    expect(stdout).toBe('3 accepted, 1 dead-lettered; bartizan dead-letters list says why.\n');
  });
});
