import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { senderFormats } from '../../contracts/event.ts';
import { configSchema } from '../config.ts';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import { envName } from './env-source.ts';
import { type ConfigSources, loadConfig } from './load-config.ts';
import { listSettings } from './settings.ts';
import { eventFormatNames } from './vocabulary.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bartizan-config-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(text: string, name = 'b.yaml'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function load(sources: Partial<ConfigSources>) {
  return loadConfig({ env: { XDG_DATA_HOME: folder }, cwd: folder, ...sources });
}

function problems(sources: Partial<ConfigSources>): readonly ConfigProblem[] {
  try {
    load(sources);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('sources', () => {
  it('starts from the defaults', () => {
    const config = load({});
    expect(config.host).toBe('127.0.0.1');
    expect(config.port).toBe(7450);
    expect(config.dataDir).toBe(join(folder, 'bartizan'));
    expect(config.database.url).toBeUndefined();
  });

  it('lets the file win over defaults, the environment over the file and flags over all', () => {
    const path = file('port: 1\nhost: 10.0.0.1\nlog: { level: warn }\nretention:\n  hotDays: 3\n');
    const env = { BARTIZAN_PORT: '2', BARTIZAN_LOG__LEVEL: 'error' };
    const config = load({ file: path, env, flags: { port: '3' } });
    expect(config).toMatchObject({
      port: 3,
      host: '10.0.0.1',
      log: { level: 'error' },
      retention: { hotDays: 3 },
    });
  });

  it('reads JSON as it reads YAML', () => {
    expect(
      load({ file: file('{"syslog": {"udp": {"enabled": true, "port": 0}}}', 'b.json') }).syslog.udp,
    ).toEqual({
      enabled: true,
      host: '127.0.0.1',
      port: 0,
    });
  });

  it('finds bartizan.yaml in the data folder, and BARTIZAN_CONFIG', () => {
    file('port: 8', 'bartizan.yaml');
    expect(load({ flags: { dataDir: '.' } }).port).toBe(8);
    expect(load({ env: { BARTIZAN_CONFIG: file('port: 9') } }).port).toBe(9);
  });

  it('resolves paths against where they were written', () => {
    const path = file(
      'rules: { dirs: [mine, /abs, ~/home] }\ningest: { follow: [{ path: a.log, source: a }] }',
    );
    const config = load({ file: path, cwd: '/elsewhere', env: { BARTIZAN_DATA_DIR: 'data' } });
    expect(config.dataDir).toBe('/elsewhere/data');
    expect(config.rules.dirs).toEqual([join(folder, 'mine'), '/abs', join(homedir(), 'home')]);
    expect(config.ingest.follow[0]?.path).toBe(join(folder, 'a.log'));
  });

  it('reads lists and objects from one variable', () => {
    const env = { BARTIZAN_RULES_DIRS: '/a, /b', BARTIZAN_INGEST_FOLLOW: '[{"path":"/x","source":"s"}]' };
    const config = load({ env });
    expect(config.rules.dirs).toEqual(['/a', '/b']);
    expect(config.ingest.follow).toEqual([{ path: '/x', source: 's', format: 'auto' }]);
  });

  it('takes an empty section and an empty variable as not set', () => {
    expect(load({ file: file('database:\nlog:\n  # level: debug\n'), env: { BARTIZAN_HOST: '' } }).host).toBe(
      '127.0.0.1',
    );
  });

  it('leaves alone what Kubernetes and the README put into the environment', () => {
    const env = { BARTIZAN_SERVICE_HOST: 'x', BARTIZAN_PORT_7450_TCP_ADDR: '10.0.0.1', BARTIZAN_TOKEN: 't' };
    expect(problems({ env })).toEqual([]);
  });
});

describe('errors name the key and where it was written', () => {
  it.each<readonly [string, string, string, RegExp]>([
    ['unknown key', 'prot: 1', 'prot', /no such setting, did you mean port\?/],
    [
      'unknown nested key',
      '\nretention:\n  hotDay: 1',
      'retention.hotDay',
      /did you mean retention.hotDays\?/,
    ],
    ['wrong type', 'port: abc', 'port', /must be a number, but is "abc"/],
    ['out of range', 'port: 70000', 'port', /at most 65535, but is 70000/],
    ['not a choice', 'log: { level: loud }', 'log.level', /must be one of trace, debug/],
    ['wrong scheme', 'publicUrl: ftp://x', 'publicUrl', /starts with http:\/\/ or https:\/\//],
    ['missing in a list', 'ingest: { follow: [{ source: s }] }', 'ingest.follow.0.path', /is missing/],
    ['belongs together', 'syslog: { tls: { enabled: true } }', 'syslog.tls', /needs certFile and keyFile/],
    ['a section that is a value', 'log: debug', 'log', /must be an object/],
    ['prototype pollution', '__proto__: { port: 1 }', '__proto__', /no such setting/],
  ])('%s', (_, text, key, message) => {
    const path = file(text);
    const [problem, ...rest] = problems({ file: path });
    expect(rest).toEqual([]);
    expect(problem).toMatchObject({ key, message: expect.stringMatching(message) });
    expect(problem?.origin).toMatch(/b\.yaml:\d+$/);
  });

  it('gives the line in the file', () => {
    expect(problems({ file: file('host: a\n\nretention:\n  hotDays: no\n') })[0]?.origin).toMatch(/:4$/);
  });

  it('names the variable', () => {
    expect(problems({ env: { BARTIZAN_PORT: 'tcp://10.0.0.1:7450' } })).toEqual([
      expect.objectContaining({ key: 'port', origin: 'environment variable BARTIZAN_PORT' }),
    ]);
    expect(problems({ env: { BARTIZAN_PROT: '1' } })[0]).toMatchObject({
      key: 'BARTIZAN_PROT',
      message: 'no such setting, did you mean BARTIZAN_PORT?',
    });
    expect(problems({ env: { BARTIZAN_SYSLOG_UDP_ENABLED: 'perhaps' } })[0]?.key).toBe('syslog.udp.enabled');
    expect(problems({ env: { BARTIZAN_INGEST_FOLLOW: '[{' } })[0]?.key).toBe('ingest.follow');
  });

  it('names the flag', () => {
    expect(problems({ flags: { port: '-1' } })[0]).toMatchObject({ key: 'port', origin: 'flag --port' });
    expect(problems({ flags: { 'log.level': 'loud' } })[0]).toMatchObject({
      key: 'log.level',
      origin: 'flag --log-level',
    });
    expect(problems({ flags: { dataDir: '' } })[0]).toMatchObject({
      key: 'dataDir',
      origin: 'flag --data-dir',
    });
  });

  it('reports every fault at once', () => {
    const env = { BARTIZAN_HOSTT: 'x', BARTIZAN_RETENTION_HOT_DAYS: '0' };
    const keys = problems({ file: file('foo: 1\nport: x'), env }).map((problem) => problem.key);
    expect(keys.toSorted()).toEqual(['BARTIZAN_HOSTT', 'foo', 'port', 'retention.hotDays']);
  });

  it('never shows a secret', () => {
    const [problem] = problems({ env: { BARTIZAN_DATABASE_URL: 'mysql://u:hunter2@h/d' } });
    expect(problem?.key).toBe('database.url');
    expect(JSON.stringify(problem)).not.toContain('hunter2');
  });

  it('says what is wrong with a file as a whole', () => {
    expect(problems({ file: 'none.yaml' })[0]).toMatchObject({
      key: join(folder, 'none.yaml'),
      message: 'does not exist',
    });
    expect(problems({ file: file('a: [1') })[0]?.origin).toMatch(/b\.yaml:1/);
    expect(problems({ file: file('port: 1\nport: 2') })[0]?.message).toMatch(/unique/i);
    expect(problems({ file: file('- a') })[0]?.message).toMatch(/must hold settings/);
    expect(problems({ file: folder })[0]?.message).toMatch(/cannot be read/);
  });
});

describe('the schema', () => {
  const settings = listSettings(configSchema);

  it('describes every setting', () => {
    expect(settings.length).toBeGreaterThan(15);
    expect(settings.filter((setting) => setting.description === '')).toEqual([]);
  });

  it('gives every setting a variable of its own', () => {
    const names = settings.map((setting) => envName(setting.path));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('BARTIZAN_DATABASE_URL');
    expect(names).toContain('BARTIZAN_RETENTION_HOT_DAYS');
  });

  it('knows the same formats of senders as the contracts', () => {
    expect([...eventFormatNames]).toEqual([...senderFormats]);
  });

  it('answers any variable with a value or a named problem, and never throws anything else', () => {
    const anySetting = fc.constantFrom(...settings);
    fc.assert(
      fc.property(anySetting, fc.string({ minLength: 1 }), (setting, text) => {
        const found = problems({ env: { [envName(setting.path)]: text } });
        expect(found.every((problem) => problem.key.startsWith(setting.path[0] ?? '?'))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
