import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataLock } from '../kernel/data-lock.ts';
import { commandSpecs } from './command-table.ts';
import { commands } from './commands.ts';
import { type FakeAnswer, FakePlatform } from './testing/fake-platform.ts';
import { cli, startCli } from './testing/run.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'bartizan-cli-'));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true });
});

function answering(body: unknown, status = 200): FakePlatform {
  return new FakePlatform((): FakeAnswer => ({ status, body }));
}

describe('the command table', () => {
  it('names exactly the commands that have code', async () => {
    expect(commandSpecs.map((spec) => spec.name).toSorted()).toEqual(Object.keys(commands).toSorted());
    for (const load of Object.values(commands)) expect(await load()).toBeTypeOf('function');
  });

  it('explains every command, argument and option, and shows an example', () => {
    for (const spec of commandSpecs) {
      expect(spec.summary).toMatch(/^[A-Z].*[^.]$/);
      expect(spec.examples.length).toBeGreaterThan(0);
      for (const part of [...spec.arguments, ...spec.options]) expect(part.help).not.toBe('');
    }
  });
});

describe('usage', () => {
  it.each([
    [['nonsense'], /no command "nonsense/],
    [['status', '--nonsense'], /unknown option '--nonsense'/],
    [['token', 'create', '--name', 'a'], /--scopes/],
    [['token', 'create', '--name', 'a', '--scopes', 'root'], /--scopes takes ingest, gateway, read, admin/],
    [
      ['token', 'create', '--name', 'a', '--scopes', 'read', '--expires-days', '0'],
      /--expires-days must be a whole number/,
    ],
    [['token', 'revoke'], /missing required argument 'id'/],
    [['upstream', 'add', 'Bad Name', '--base-url', 'http://x'], /^bartizan: NAME: lower-case/],
    [['upstream', 'add', 'a', '--base-url', 'ftp://x'], /--base-url/],
    [['upstream', 'add', 'a', '--base-url', 'http://x', '--kind', 'other'], /--kind/],
    [['budget', 'set', 'a', '--amount', 'much'], /--amount must be a number from 0/],
    [['budget', 'set', 'a', '--amount', '5', '--period', 'year'], /--period must be one of day, week, month/],
    [['price', 'set', 'm', '--input', '1', '--output', '2', '--from', 'May'], /--from must be a day/],
    [['team', 'set', 'a', '--requests-per-minute', '0'], /--requests-per-minute must be a whole number/],
    [['incidents', 'list', '--status', 'old'], /--status must be one of new, in_progress/],
    [['findings', 'list', '--wing', 'left'], /--wing must be one of protect, defend/],
    [['findings', 'list', '--limit', 'all'], /--limit must be a whole number/],
    [['hunt', '  '], /the question is empty/],
    [['status', '--log-level', 'loud'], /log.level: must be one of .*\(flag --log-level\)/],
    [['start', '--port', '99999'], /port: must be at most 65535, but is 99999 \(flag --port\)/],
  ])('%j ends with 2 and a reason on standard error', async (argv, reason) => {
    const platform = answering({});
    const run = await cli(dataDir, platform, argv);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(reason);
    expect(platform.calls).toEqual([]);
  });
});

describe('commands', () => {
  it('token create prints the token alone', async () => {
    const platform = answering({ id: 'tok_1', token: 'bzn_abc' }, 201);
    const argv = ['token', 'create', '--name', 'ci', '--scopes', 'ingest, read'];
    expect(await cli(dataDir, platform, argv)).toEqual({ exitCode: 0, stdout: 'bzn_abc\n', stderr: '' });
    expect(platform.requests[0]).toMatchObject({ method: 'POST', url: '/api/tokens' });
    expect(JSON.parse(platform.requests[0]?.body ?? '')).toEqual({ name: 'ci', scopes: ['ingest', 'read'] });
  });

  it('token create sends team, models and limits', async () => {
    const platform = answering({ token: 'bzn_abc' }, 201);
    const argv = ['token', 'create', '--name', 'ci', '--scopes', 'gateway', '--team', 'care'];
    await cli(dataDir, platform, [...argv, '--models', 'gpt-*, o3', '--tokens-per-minute', '5000']);
    expect(JSON.parse(platform.requests[0]?.body ?? '')).toEqual({
      name: 'ci',
      scopes: ['gateway'],
      team: 'care',
      models: ['gpt-*', 'o3'],
      limits: { tokensPerMinute: 5_000 },
    });
  });

  it('token update sets anew what a token may do', async () => {
    const platform = answering({ id: 'tok_1', name: 'bot', gateway: { team: 'care', models: ['o3'] } });
    const run = await cli(dataDir, platform, [
      'token',
      'update',
      'tok_1',
      '--team',
      'care',
      '--models',
      'o3',
    ]);
    expect(run.stdout).toBe('Token bot is of team care and may use o3; limits of its own: -.\n');
    expect(platform.requests[0]).toMatchObject({ method: 'PUT', url: '/api/tokens/tok_1/gateway' });
    expect(JSON.parse(platform.requests[0]?.body ?? '')).toEqual({ team: 'care', models: ['o3'] });
  });

  const budget = {
    name: 'care',
    team: 'care',
    token: null,
    unit: 'cost',
    amount: 50,
    period: 'month',
    periodEndMs: 0,
    used: 0.000125,
    reserved: 0,
    left: 49.999875,
    calls: 1,
    abandoned: 0.5,
  };

  it('budget set puts the budget and says what is left', async () => {
    const platform = answering(budget);
    const run = await cli(dataDir, platform, ['budget', 'set', 'care', '--team', 'care', '--amount', '50']);
    expect(run.stdout).toBe('Budget care: 50.00 (cost) a month for team care; 50.00 left.\n');
    expect(platform.requests[0]).toMatchObject({ method: 'PUT', url: '/api/budgets/care' });
    expect(JSON.parse(platform.requests[0]?.body ?? '')).toEqual({
      team: 'care',
      token: null,
      unit: 'cost',
      amount: 50,
      period: 'month',
    });
  });

  it('budget show tells what a kill left behind', async () => {
    const platform = answering({ items: [budget], nextCursor: null });
    const run = await cli(dataDir, platform, ['budget', 'show', 'care']);
    expect(run.stdout).toContain('0.000125');
    expect(run.stdout).toContain('0.500000 was held when the server was killed');
    expect((await cli(dataDir, platform, ['budget', 'show', 'other'])).exitCode).toBe(2);
  });

  it('budget release says what is left then', async () => {
    const platform = answering({ ...budget, abandoned: 0 });
    const run = await cli(dataDir, platform, ['budget', 'release', 'care']);
    expect(run.stdout).toBe('Budget care: 0.000125 used, 50.00 left (cost).\n');
    expect(platform.requests[0]).toMatchObject({ method: 'POST', url: '/api/budgets/care/release' });
  });

  it('price set sends the price from its day on', async () => {
    const price = { model: 'gpt-*', input: 2.5, output: 10, fromMs: 1_777_593_600_000 };
    const platform = answering(price);
    const argv = ['price', 'set', 'gpt-*', '--input', '2.5', '--output', '10', '--from', '2026-05-01'];
    expect((await cli(dataDir, platform, argv)).exitCode).toBe(0);
    expect(JSON.parse(platform.requests[0]?.body ?? '')).toEqual(price);
  });

  it('spend adds up in a table', async () => {
    const sums = { calls: 3, inputTokens: 10, outputTokens: 5, costMicros: 1_500_000 };
    const platform = answering({ totals: sums, groups: [{ id: '', name: '', ...sums }] });
    const run = await cli(dataDir, platform, ['spend']);
    expect(run.stdout).toMatch(/\(no team\) +3 +10 +5 +1\.50/);
    expect(platform.requests[0]?.url).toContain('/api/spend?by=team&from=-30d');
  });

  it('prints one JSON document with --json, also for a failure', async () => {
    const done = await cli(dataDir, answering({ id: 'tok_1', token: 'bzn_abc' }), [
      'token',
      'create',
      '--name',
      'a',
      '--scopes',
      'read',
      '--json',
    ]);
    expect(JSON.parse(done.stdout)).toEqual({ id: 'tok_1', token: 'bzn_abc' });
    const failed = await cli(dataDir, answering({ detail: 'no such token', code: 'token_unknown' }, 404), [
      'token',
      'revoke',
      'x',
      '--json',
    ]);
    expect(failed.exitCode).toBe(1);
    expect(JSON.parse(failed.stderr)).toEqual({ error: { code: 'token_unknown', message: 'no such token' } });
  });

  it('setup sends the password of a file, without its last line break', async () => {
    const file = join(dataDir, 'password');
    writeFileSync(file, 'correct horse battery\n');
    const platform = answering({}, 201);
    const run = await cli(dataDir, platform, ['setup', '--owner', 'o@example.com', '--password-file', file]);
    expect(run.exitCode).toBe(0);
    expect(platform.requests[0]).toMatchObject({ method: 'POST', url: '/api/setup/owner' });
    expect(JSON.parse(platform.requests[0]?.body ?? '')).toEqual({
      email: 'o@example.com',
      password: 'correct horse battery',
    });
  });

  it('setup reads the password from standard input, and says what the platform refuses', async () => {
    const argv = ['setup', '--owner', 'o@example.com', '--password-file', '-'];
    const refusing = answering({ detail: 'There is an owner already.', code: 'setup_done' }, 409);
    const run = await cli(dataDir, refusing, argv, { stdin: 'correct horse battery' });
    expect(run).toEqual({ exitCode: 1, stdout: '', stderr: 'bartizan: There is an owner already.\n' });
    expect(JSON.parse(refusing.requests[0]?.body ?? '').password).toBe('correct horse battery');
    expect((await cli(dataDir, refusing, argv, { stdin: '' })).exitCode).toBe(2);
  });

  it('setup says which file it could not read', async () => {
    const run = await cli(dataDir, answering({}), [
      'setup',
      '--owner',
      'o@example.com',
      '--password-file',
      '/none',
    ]);
    expect(run).toMatchObject({ exitCode: 1, stderr: 'bartizan: /none does not exist\n' });
  });

  it('upstream add sends where the key is, with an absolute path', async () => {
    const platform = answering({ replaced: false }, 201);
    const argv = [
      'upstream',
      'add',
      'openai',
      '--base-url',
      'https://api.openai.com/v1',
      '--api-key-env',
      'KEY',
      '--models',
      'gpt-*,o*',
    ];
    expect((await cli(dataDir, platform, argv)).exitCode).toBe(0);
    expect(platform.requests[0]).toMatchObject({ method: 'POST', url: '/api/upstreams' });
    expect(JSON.parse(platform.requests[0]?.body ?? '')).toMatchObject({
      baseUrl: 'https://api.openai.com/v1',
      apiKeyEnv: 'KEY',
      models: ['gpt-*', 'o*'],
    });
    platform.answer = () => ({ status: 200, body: { replaced: true } });
    const again = await cli(dataDir, platform, argv);
    expect(again).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^Replaced: upstream openai/) });
  });

  it('lists go through the pages up to the limit', async () => {
    const page = (from: number) =>
      Array.from({ length: 2 }, (_, index) => finding(`Finding ${from + index}`));
    const platform = new FakePlatform((request) => {
      const cursor = new URL(request.url, 'http://x').searchParams.get('cursor');
      return {
        status: 200,
        body: {
          items: page(cursor === null ? 1 : Number(cursor)),
          nextCursor: cursor === '5' ? null : cursor === '3' ? '5' : '3',
        },
      };
    });
    const run = await cli(dataDir, platform, ['findings', 'list', '--wing', 'defend', '--limit', '3']);
    expect(run.stdout.match(/Finding \d/g)).toEqual(['Finding 1', 'Finding 2', 'Finding 3']);
    expect(platform.requests[0]?.url).toBe('/api/findings?limit=3&wing=defend');
    const all = await cli(dataDir, platform, ['findings', 'list', '--json']);
    expect(JSON.parse(all.stdout)).toHaveLength(6);
  });

  it('titles from hostile events cannot steer the terminal', async () => {
    const platform = answering({ items: [finding('a\u001b[2Jb\nc')], nextCursor: null });
    const run = await cli(dataDir, platform, ['findings', 'list']);
    expect(run.stdout).toContain('a·[2Jb·c');
  });

  it('shows an incident by its number', async () => {
    const incident = {
      number: 7,
      title: 'Macro to ransomware',
      severity: 'high',
      status: 'new',
      firstSeenMs: 0,
      lastSeenMs: 1000,
      eventCount: 3,
      entities: [{ kind: 'host', name: 'WS-01' }],
      techniques: [{ id: 'T1059' }],
    };
    const entries = [{ timeMs: 0, kind: 'comment', actorName: 'Ada', text: 'mine' }];
    const platform = answering({ incident, entries, findings: [finding('Encoded PowerShell')] });
    const run = await cli(dataDir, platform, ['incidents', 'show', '#7']);
    expect(platform.requests[0]?.url).toBe('/api/incidents/7');
    for (const text of ['#7 Macro to ransomware', 'host WS-01', 'T1059', 'Encoded PowerShell', 'Ada: mine'])
      expect(run.stdout).toContain(text);
  });

  it('hunt prints a table and says when it was cut', async () => {
    const platform = answering({
      columns: [{ name: 'n' }, { name: 'who' }],
      rows: [
        [1, 'a'],
        [null, { b: 2 }],
      ],
      truncated: true,
    });
    const run = await cli(dataDir, platform, ['hunt', 'SELECT 1', '--limit', '2']);
    expect(run.stdout).toBe('n  who\n1  a\n   {"b":2}\n');
    expect(run.stderr).toMatch(/more rows than 2/);
    expect(JSON.parse(platform.requests[0]?.body ?? '')).toEqual({ sql: 'SELECT 1', rowsMax: 2 });
  });

  it('dead-letters replay waits until they are processed', async () => {
    const platform = answering({ replayed: 4, more: false });
    const run = await cli(dataDir, platform, ['dead-letters', 'replay', 'dl_1']);
    expect(run.stdout).toMatch(/^4 records/);
    expect(JSON.parse(platform.requests[0]?.body ?? '')).toEqual({ ids: ['dl_1'] });
    expect(platform.calls).toEqual(['create', 'drained', 'close']);
  });

  it('status says whether a server runs', async () => {
    const run = await cli(dataDir, answering({ accepted: 5, backlog: { events: 0 } }), ['status', '--json']);
    expect(JSON.parse(run.stdout)).toEqual({ running: false, dataDir, accepted: 5, backlog: { events: 0 } });
  });

  it('version needs no data folder', async () => {
    const platform = answering({});
    const run = await cli(dataDir, platform, ['version', '--json']);
    expect(JSON.parse(run.stdout)).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      node: process.versions.node,
    });
    expect(platform.calls).toEqual([]);
  });

  it('an answer that makes no sense is said to make none', async () => {
    expect(await cli(dataDir, answering({ items: 'x' }), ['token', 'list'])).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('makes no sense at items'),
    });
  });
});

describe('start', () => {
  it('prints the address and the one-time link, and ends in order at a signal', async () => {
    const platform = answering({ token: 'a b' });
    const server = startCli(dataDir, platform, ['start', '--port', '0', '--log-level', 'silent']);
    const printed = await server.printed;
    expect(printed).toMatch(/Bartizan is running at http:\/\/127\.0\.0\.1:\d+/);
    expect(printed).toMatch(/one-time link: http:\/\/127\.0\.0\.1:\d+\/setup\?token=a\+b$/m);
    server.signal('SIGINT');
    expect((await server.done).exitCode).toBe(0);
    expect(platform.calls).toEqual(['create', 'close']);
    DataLock.tryAcquire(dataDir)?.release();
  });

  it('ends with 3 and the other process’s number when the folder is in use', async () => {
    const lock = DataLock.tryAcquire(dataDir);
    const run = await cli(dataDir, answering({}), ['start']);
    expect(run).toMatchObject({
      exitCode: 3,
      stderr: `bartizan: data folder ${dataDir} is in use by process ${process.pid}\n`,
    });
    lock?.release();
  });

  it('says which port is taken, and gives the folder back', async () => {
    const platform = answering({});
    const create: FakePlatform['create'] = async (config, options) => ({
      ...(await platform.create(config, options)),
      listen: () => Promise.reject(Object.assign(new Error('listen'), { code: 'EADDRINUSE' })),
    });
    const run = await cli(dataDir, Object.assign(Object.create(platform) as FakePlatform, { create }), [
      'start',
      '--port',
      '81',
    ]);
    expect(run).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/port 81 on 127\.0\.0\.1 is in use/),
    });
    const lock = DataLock.tryAcquire(dataDir);
    expect(lock).toBeDefined();
    lock?.release();
  });
});

function finding(title: string) {
  return {
    id: 'fnd_1',
    wing: 'defend',
    severity: 'high',
    title,
    detector: 'sigma',
    count: 1,
    firstSeenMs: 0,
    lastSeenMs: 0,
  };
}
