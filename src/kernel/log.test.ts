import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from './fault.ts';
import { createLogger } from './log.ts';
import { prettyLine } from './pretty-log.ts';
import { redact } from './redact.ts';

function logged(use: (log: ReturnType<typeof createLogger>) => void): string {
  let text = '';
  use(
    createLogger({
      level: 'debug',
      destination: {
        write: (line) => {
          text += line;
        },
      },
    }),
  );
  return text;
}

describe('the log', () => {
  it('writes one JSON object a line with time, level and message', () => {
    const text = logged((log) => log.info({ url: 'http://127.0.0.1:1' }, 'listening'));
    expect(JSON.parse(text)).toMatchObject({ level: 'info', msg: 'listening', url: 'http://127.0.0.1:1' });
    expect(text.endsWith('}\n')).toBe(true);
  });

  it.each([
    [{ authorization: 'Bearer hunter2' }],
    [{ headers: { Authorization: 'hunter2', cookie: 'sid=hunter2', 'set-cookie': ['a=hunter2'] } }],
    [{ request: { headers: { 'x-api-key': 'hunter2' } } }],
    [{ upstream: { apiKey: 'hunter2', client_secret: 'hunter2' } }],
    [{ list: [{ password: 'hunter2' }] }],
    [{ note: 'sent with Bearer hunter2hunter2' }],
    [{ url: 'postgres://bartizan:hunter2@db/x' }],
    [{ csrfToken: 'hunter2', token: 'hunter2' }],
  ])('hides credentials in %j', (object) => {
    expect(logged((log) => log.warn(object, 'x'))).not.toContain('hunter2');
  });

  it('hides credentials in messages and errors', () => {
    const error = new Fault(
      { code: 'a/b', status: 500, message: 'public' },
      { internal: 'Authorization: Bearer hunter2hunter2', cause: new Error('postgres://u:hunter2@h') },
    );
    const text = logged((log) => log.error({ err: error }, 'failed with Bearer hunter2hunter2'));
    expect(text).not.toContain('hunter2');
    expect(JSON.parse(text)).toMatchObject({
      err: { code: 'a/b', message: 'public', cause: { type: 'Error' } },
    });
  });

  it('keeps figures whose name sounds like a credential', () => {
    expect(redact({ tokens: 12, maxTokens: 5, tokenCount: 3, secretsFound: true })).toEqual({
      tokens: 12,
      maxTokens: 5,
      tokenCount: 3,
      secretsFound: true,
    });
  });

  it('is bounded for any input and never changes it', () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 9 }), (object) => {
        const before = structuredClone(object);
        redact(object);
        expect(object).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the log on a terminal', () => {
  it('is one line that hostile text cannot break or colour', () => {
    const line = prettyLine(
      JSON.stringify({ level: 'info', time: '2026-01-02T03:04:05.000Z', msg: 'a\nb\u001b]0;x\u0007' }),
    );
    expect(line.split('\n')).toHaveLength(2);
    expect(line).toContain('03:04:05');
    expect(line).not.toContain('\u001b]');
    expect(line).not.toContain('\u0007');
  });

  it('adds the stack of an error', () => {
    expect(
      prettyLine(JSON.stringify({ level: 'error', msg: 'm', err: { stack: 'Error: x\n  at y' } })),
    ).toContain('at y');
  });
});
