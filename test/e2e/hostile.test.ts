import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bartizan, drained, metrics, type ServerProcess, startServer } from '../support/server-process.ts';
import { apiCases } from './hostile/api-cases.ts';
import { type RecordCase, recordCases } from './hostile/record-cases.ts';
import { call, head, raw, statusesOf, type Target } from './hostile/target.ts';
import { wireCases } from './hostile/wire-cases.ts';

const residentBytesMax = 900 * 1024 * 1024;

let dataDir: string;
let server: ServerProcess;
let target: Target;
let slowHeads: Promise<boolean>;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'bartizan-hostile-'));
  server = await startServer(dataDir);
  const token = (scopes: string) =>
    bartizan(['token', 'create', '--data-dir', dataDir, '--name', scopes, '--scopes', scopes]);
  const ingestToken = (await token('ingest')).trim();
  const adminToken = (await token('ingest,read,admin')).trim();
  target = { url: server.url, ingestToken, adminToken };
  // All the while that the other cases run.
  slowHeads = dripHeads();
});

/** Opens connections that send their heads a byte at a time; true when the server has cut all of them off. */
async function dripHeads(): Promise<boolean> {
  const { hostname, port } = new URL(target.url);
  const sockets = Array.from({ length: 200 }, () => {
    const socket = connect({ host: hostname, port: Number(port) });
    // Being cut off is what these connections are for.
    socket.on('error', () => socket.destroy());
    socket.write('GET /healthz HTTP/1.1\r\nx-a: ');
    socket.resume();
    return socket;
  });
  const isOpen = (socket: Socket) => !socket.destroyed && !socket.readableEnded;
  const untilMs = Date.now() + 18_000;
  while (sockets.some(isOpen) && Date.now() < untilMs) {
    for (const socket of sockets) if (socket.writable) socket.write('a');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const isCutOff = !sockets.some(isOpen);
  for (const socket of sockets) socket.destroy();
  return isCutOff;
}

afterAll(async () => {
  await server?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

async function requireAlive(): Promise<void> {
  expect(server.child.exitCode).toBeNull();
  const health = await fetch(`${server.url}/healthz`);
  expect(health.status).toBe(200);
}

function sourceOf(one: RecordCase): string {
  return `case-${recordCases.indexOf(one)}`;
}

it('has more than a hundred cases', () => {
  expect(recordCases.length + wireCases.length + apiCases.length).toBeGreaterThan(130);
});

describe('bodies of events', () => {
  it.each(recordCases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const query = new URLSearchParams({ source: sourceOf(one), format: one.format ?? 'auto' });
    const response = await call(target, 'POST', `/api/events?${query}`, {
      token: target.ingestToken,
      headers: {
        'content-type': one.type ?? 'application/x-ndjson',
        ...(one.encoding === undefined ? {} : { 'content-encoding': one.encoding }),
      },
      body: typeof one.body === 'string' ? Buffer.from(one.body) : one.body,
    });
    expect(response.status).toBe(typeof one.outcome === 'number' ? one.outcome : 202);
    if (typeof one.outcome === 'number') {
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(JSON.parse(response.body)).toMatchObject({ status: one.outcome, detail: expect.any(String) });
    }
    await requireAlive();
  });

  it('are all accounted for: processed or dead-lettered, nothing lost, nothing twice', async () => {
    const totals = await drained(server.url);
    expect(totals.accepted).toBe(totals.processed + totals.deadLettered);
    const list = async (path: string) =>
      (
        JSON.parse((await call(target, 'GET', path)).body) as {
          items: { reason?: string; detail?: string }[];
        }
      ).items;
    for (const one of recordCases) {
      const letters = await list(`/api/dead-letters?source=${sourceOf(one)}&limit=100`);
      const events = await list(`/api/events?source=${sourceOf(one)}&limit=100`);
      const count = letters.length + events.length;
      if (typeof one.outcome === 'number') expect(count, one.name).toBe(0);
      else expect(count, one.name).toBeGreaterThan(0);
      if (one.outcome === 'dead')
        expect(letters[0], one.name).toMatchObject({ reason: expect.stringMatching(/^\w+$/) });
    }
  });
});

describe('bytes on the wire', () => {
  it.each(wireCases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const statuses = await one.run(target);
    for (const status of statuses) expect(one.statuses).toContain(status);
    await requireAlive();
  });
});

describe('requests to the API', () => {
  it.each(apiCases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const answer = await one.run(target);
    expect(one.statuses).toContain(answer.status);
    if (answer.status >= 400) {
      expect(JSON.parse(answer.body)).toMatchObject({
        code: expect.any(String),
        requestId: expect.any(String),
      });
      expect(answer.body).not.toMatch(/node_modules|\.ts:\d|SQLITE|at async/);
    }
    expect(answer.body).not.toContain('root:x:0');
    expect(answer.headers.get('server')).toBeNull();
    await requireAlive();
  });
});

describe('many at once', () => {
  it('slow heads are cut off, and kept nobody out meanwhile', async () => {
    expect(await slowHeads).toBe(true);
    await requireAlive();
  });

  it('duplicate ids are stored once', async () => {
    const record =
      '{"eventVersion":"1.08","eventID":"11111111-1111-4111-8111-111111111111","eventTime":"2026-01-01T00:00:00Z","eventSource":"iam.amazonaws.com","eventName":"CreateUser","awsRegion":"us-east-1","userIdentity":{"type":"Root"}}';
    for (let i = 0; i < 3; i++) {
      const headers = { 'content-type': 'application/x-ndjson' };
      const answer = await call(target, 'POST', '/api/events?source=duplicates&format=cloudtrail', {
        headers,
        body: record,
      });
      expect(answer.status).toBe(202);
    }
    await drained(server.url);
    const events = await call(target, 'GET', '/api/events?source=duplicates');
    const letters = await call(target, 'GET', '/api/dead-letters?source=duplicates');
    expect(JSON.parse(events.body).items).toHaveLength(1);
    expect(JSON.parse(letters.body).items).toHaveLength(2);
  });

  it('an idempotency key sent twenty times at once counts once', async () => {
    const before = (await metrics(server.url)).get('bartizan_events_accepted_total') ?? 0;
    const headers = { 'content-type': 'text/plain', 'idempotency-key': 'twenty' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        call(target, 'POST', '/api/events?source=twenty', { headers, body: '{"a":1}' }),
      ),
    );
    expect(answers.every((answer) => answer.status === 202)).toBe(true);
    const after = (await metrics(server.url)).get('bartizan_events_accepted_total') ?? 0;
    expect(after - before).toBe(1);
  });

  it('eight bodies of 30 MB at once are judged or told to come back', async () => {
    // The last line is too long, so that memory is what this costs, and not the pipeline's time.
    const line = `${JSON.stringify({ message: 'x'.repeat(900_000) })}\n`;
    const body = Buffer.from(line.repeat(32) + 'x'.repeat(1_100_000));
    const headers = { 'content-type': 'application/x-ndjson' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => call(target, 'POST', '/api/events?source=flood', { headers, body })),
    );
    for (const answer of answers) expect([413, 503]).toContain(answer.status);
    for (const { status, headers: answered } of answers) {
      if (status === 503) expect(answered.get('retry-after')).toBe('1');
    }
    await requireAlive();
  });

  it('the connection stays usable after a refused body', async () => {
    const refused = head(target, 'POST /api/events?source=x', [
      'content-type: text/html',
      'content-length: 100000',
    ]);
    const text = await raw(target, [refused, 'x'.repeat(100_000), head(target, 'GET /healthz')], {
      answers: 2,
    });
    expect(statusesOf(text)).toEqual([415, 200]);
  });
});

it('memory stayed bounded, every record is accounted for, and the process is the one that was started', {
  // As long as draining may take on a busy machine.
  timeout: 150_000,
}, async () => {
  const totals = await drained(server.url);
  expect(totals.accepted).toBe(totals.processed + totals.deadLettered);
  const resident =
    (await metrics(server.url)).get('process_resident_memory_bytes') ?? Number.POSITIVE_INFINITY;
  expect(resident).toBeLessThan(residentBytesMax);
  expect(server.output()).not.toMatch(/uncaught|unhandled/i);
  await requireAlive();
});
