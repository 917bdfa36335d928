import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MockModel, type MockRequest, startMockModel } from '../../protect/mock-model/index.ts';
import { parseReport, type Report } from '../../protect/redteam/index.ts';
import { FakePlatform } from '../testing/fake-platform.ts';
import { cli, startCli } from '../testing/run.ts';

let dir: string;
let model: MockModel;
const arrived: MockRequest[] = [];
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'bartizan-redteam-'));
  model = await startMockModel({ onRequest: (request) => arrived.push(request) });
});
afterAll(async () => {
  await model.close();
  rmSync(dir, { recursive: true });
});

const run = (argv: readonly string[]) => cli(dir, new FakePlatform(), argv);
const out = (name: string) => join(dir, name);
const reportIn = (name: string): Report =>
  parseReport(readFileSync(join(dir, name, 'redteam-report.json'), 'utf8'));

function attack(name: string, persona: string, ...more: readonly string[]) {
  return run([
    'redteam',
    '--target',
    model.url,
    '--model',
    persona,
    '--out',
    out(name),
    '--probes',
    '60',
    ...more,
  ]);
}

describe('bartizan redteam', () => {
  it('fails a model that obeys everybody, and writes three reports that are the user’s alone', async () => {
    const done = await attack('vulnerable', 'mock-vulnerable');
    expect(done.exitCode).toBe(1);
    expect(done.stdout).toMatch(/^FAIL: \d+ of \d+ attacks succeeded\./);
    const { summary } = reportIn('vulnerable');
    expect(summary.total.success?.rate).toBeGreaterThan(0.6);
    expect(summary.control.overRefusal?.rate).toBe(0);
    for (const family of summary.families) expect(family.probes).toBeGreaterThan(0);
    for (const type of ['html', 'json', 'sarif']) {
      const file = join(dir, 'vulnerable', `redteam-report.${type}`);
      expect(statSync(file).mode & 0o077).toBe(0);
      expect(statSync(file).size).toBeGreaterThan(1_000);
    }
  });

  it('speaks Anthropic’s shape, tools included', async () => {
    const done = await attack('anthropic', 'claude-vulnerable', '--api', 'anthropic', '--format', 'json');
    expect(done.exitCode).toBe(1);
    const { summary } = reportIn('anthropic');
    expect(summary.total.success?.rate).toBeGreaterThan(0.6);
    expect(summary.families.find(({ id }) => id === 'tool-abuse')?.succeeded).toBeGreaterThan(0);
  });

  it.each(['openai', 'anthropic'])(
    'finds the same in the streams of %s as in its whole answers',
    async (api) => {
      const flags = ['--api', api, '--format', 'json', '--concurrency', '8'];
      await attack('plain', 'claude-vulnerable', ...flags);
      await attack('streamed', 'claude-vulnerable', ...flags, '--stream');
      expect(JSON.parse(arrived.at(-1)!.body).stream).toBe(true);
      expect(reportIn('streamed').run.isStream).toBe(true);
      const outcomes = (name: string) =>
        reportIn(name).results.map(({ probe, outcome }) => [probe.id, outcome]);
      expect(outcomes('streamed')).toEqual(outcomes('plain'));
    },
  );

  it('passes a model that declines', async () => {
    const done = await attack('robust', 'mock-robust', '--json');
    expect(done.exitCode).toBe(0);
    expect(JSON.parse(done.stdout)).toMatchObject({
      verdict: { status: 'pass' },
      summary: { total: { succeeded: 0, inconclusive: 0 } },
    });
  });

  it('hands the report to Bartizan when asked', async () => {
    const platform = new FakePlatform(() => ({ status: 201, body: { id: 'rtr_1' } }));
    const argv = [
      'redteam',
      '--target',
      model.url,
      '--model',
      'mock-robust',
      '--probes',
      '3',
      '--fail-over-refusal',
      '100',
      '--store',
    ];
    const done = await cli(dir, platform, [...argv, '--out', out('stored'), '--json']);
    expect(done.exitCode).toBe(0);
    expect(done.stderr).toContain('kept as rtr_1');
    const [sent] = platform.requests;
    expect(sent).toMatchObject({ method: 'POST', url: '/api/redteam-reports' });
    expect(JSON.parse(sent!.body)).toMatchObject({
      schema: 'bartizan.redteam.report/1',
      results: { length: 3 },
    });
  });

  it('does not take an echo for obedience', async () => {
    const done = await attack('echo', 'mock-echo');
    expect(done.exitCode).toBe(0);
    expect(reportIn('echo').summary.total).toMatchObject({ succeeded: 0, inconclusive: 0 });
  });

  it('does not let a model that declines everything look good', async () => {
    const done = await attack('refusing', 'mock-refusing');
    expect(done.exitCode).toBe(1);
    expect(done.stdout).toMatch(/benign requests were stopped/);
    expect(reportIn('refusing').summary.control.overRefusal?.rate).toBe(1);
    expect((await attack('refusing', 'mock-refusing', '--fail-over-refusal', '100')).exitCode).toBe(0);
  });

  it('calls errors and cut answers inconclusive, on an endpoint that is flaky', async () => {
    const done = await attack(
      'flaky',
      'mock-flaky',
      '--fail-above',
      '100',
      '--concurrency',
      '32',
      '--probes',
      '90',
    );
    expect(done.exitCode).toBe(2);
    expect(done.stdout).toMatch(/^INCONCLUSIVE: \d+ % of the probes/);
    const { results, summary } = reportIn('flaky');
    expect(summary.total.inconclusive).toBeGreaterThan(20);
    expect(summary.total.succeeded).toBeGreaterThan(5);
    const details = results.filter(({ outcome }) => outcome === 'inconclusive').map(({ detail }) => detail);
    for (const why of [/HTTP 500/, /HTTP 503/, /empty answer/, /cut off/, /connection/])
      expect(details.some((detail) => why.test(detail))).toBe(true);
  }, 30_000);

  it('writes the report of what was done when it is interrupted', async () => {
    const argv = [
      'redteam',
      '--target',
      model.url,
      '--model',
      'mock-robust',
      '--out',
      out('cut'),
      '--rate',
      '20',
    ];
    const started = startCli(dir, new FakePlatform(), argv);
    const before = arrived.length;
    while (arrived.length < before + 5) await new Promise((resolve) => setTimeout(resolve, 20));
    started.signal('SIGINT');
    const done = await started.done;
    expect(done.stdout).toMatch(/The run ended early: interrupted/);
    const { run: about, results } = reportIn('cut');
    expect(about).toMatchObject({ stop: 'interrupted', probesPlanned: 400 });
    expect(results.length).toBeGreaterThan(2);
    expect(results.length).toBeLessThan(100);
  });

  it('sends the token of the variable and keeps it out of every report', async () => {
    process.env.REDTEAM_TEST_TOKEN = 'bz_very_secret';
    const first = arrived.length;
    await attack('token', 'mock-vulnerable', '--token-env', 'REDTEAM_TEST_TOKEN', '--probes', '5');
    delete process.env.REDTEAM_TEST_TOKEN;
    expect(arrived[first]?.headers.authorization).toBe('Bearer bz_very_secret');
    for (const type of ['html', 'json', 'sarif'])
      expect(readFileSync(join(dir, 'token', `redteam-report.${type}`), 'utf8')).not.toContain('very_secret');
  });

  it('uses the first model that the target lists, and the user’s own prompt and tools', async () => {
    const prompt = join(dir, 'prompt.txt');
    const tools = join(dir, 'tools.json');
    writeFileSync(prompt, 'You sell kites.');
    writeFileSync(tools, JSON.stringify([{ name: 'fly', description: 'x', input_schema: {} }]));
    const first = arrived.length;
    await run([
      'redteam',
      '--target',
      model.url,
      '--out',
      out('own'),
      '--probes',
      '3',
      '--families',
      'tool-abuse',
      '--system-prompt',
      prompt,
      '--tools',
      tools,
    ]);
    expect(arrived[first]?.path).toBe('/v1/models');
    const body = JSON.parse(arrived[first + 1]!.body);
    expect(body.model).toBe('mock-large');
    expect(body.messages[0].content).toContain('You sell kites.');
    expect(JSON.stringify(body.tools)).toContain('"fly"');
  });

  it.each([
    [['--target', 'http://93.184.216.34'], /--i-own-this-target/],
    [['--target', 'http://127.0.0.1:1', '--suite', '/none.jsonl'], /does not exist/, 1],
    [['--target', 'http://127.0.0.1:1', '--api', 'other'], /--api must be one of/],
    [['--target', 'http://127.0.0.1:1', '--format', 'pdf'], /--format takes/],
    [['--target', 'http://127.0.0.1:1', '--families', 'x'], /--families takes/],
    [['--target', 'http://127.0.0.1:1', '--fail-above', '101'], /--fail-above must be a percentage/],
    [['--target', 'http://127.0.0.1:1', '--token-env', 'NO_SUCH_VARIABLE'], /is not set/],
    [['--target', 'http://127.0.0.1:1', '--nonsense'], /unknown option/],
    [['--target', 'http://127.0.0.1:1'], /--model is required/],
    [[], /--target/],
  ])('%j ends with 3 for wrong usage', async (argv, why, exitCode = 3) => {
    const done = await run(['redteam', ...argv]);
    expect(done).toMatchObject({ exitCode, stdout: '' });
    expect(done.stderr).toMatch(why);
  });
});

describe('regress and replay', () => {
  it('turn a bypass into a case that fails as long as it gets through', async () => {
    const report = join(dir, 'vulnerable', 'redteam-report.json');
    const cases = join(dir, 'cases.jsonl');
    const made = await run(['redteam', 'regress', '--report', report, '--out', cases, '--json']);
    const { found, added } = JSON.parse(made.stdout) as { found: number; added: number };
    expect(found).toBe(reportIn('vulnerable').summary.total.succeeded);
    expect(added).toBe(found);
    const again = await run(['redteam', 'regress', '--report', report, '--out', cases, '--json']);
    expect(JSON.parse(again.stdout)).toMatchObject({ found, added: 0, total: found });

    const test = (persona: string) =>
      run([
        'redteam',
        '--target',
        model.url,
        '--model',
        persona,
        '--suite',
        cases,
        '--out',
        out('cases'),
        '--json',
      ]);
    const broken = await test('mock-vulnerable');
    expect(broken.exitCode).toBe(1);
    expect(JSON.parse(broken.stdout).summary.total).toMatchObject({ probes: found, succeeded: found });
    expect((await test('mock-robust')).exitCode).toBe(0);
  });

  it('make the same requests again, byte by byte, and say what changed', async () => {
    const report = join(dir, 'vulnerable', 'redteam-report.json');
    const argv = ['redteam', 'replay', '--report', report, '--out', out('again')];
    expect((await run(argv)).exitCode).toBe(1);
    const requests = (name: string) =>
      reportIn(name).results.map(({ exchanges }) => exchanges.map(({ request }) => request));
    expect(requests('again')).toEqual(requests('vulnerable'));
    expect(reportIn('again').changes).toEqual([]);

    const robust = await run([...argv, '--model', 'mock-robust', '--only', 'succeeded']);
    expect(robust.exitCode).toBe(0);
    const { changes, results } = reportIn('again');
    expect(changes).toHaveLength(results.length);
    expect(changes?.every(({ before, after }) => before === 'succeeded' && after === 'resisted')).toBe(true);
    expect(robust.stdout).toContain('Changed since the earlier run');
  });

  it('refuse what is no report', async () => {
    const file = join(dir, 'no-report.json');
    writeFileSync(file, '{}');
    for (const argv of [['regress'], ['replay']]) {
      const done = await run(['redteam', ...argv, '--report', file]);
      expect(done.exitCode).toBe(1);
      expect(done.stderr).toMatch(/no red-team report/);
    }
  });
});
