import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { afterEach, expect, test, vi } from 'vitest';
import type { MessageBatch } from './message-batcher.ts';
import type { SyslogLimits } from './syslog-limits.ts';
import { SyslogServer, type SyslogServerOptions } from './syslog-server.ts';
import { selfSigned } from './testing/self-signed.ts';

const host = '127.0.0.1';
let server: SyslogServer | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server?.stop();
  server = undefined;
});

async function serve(options: Partial<SyslogServerOptions> & { limits?: Partial<SyslogLimits> }) {
  const batches: MessageBatch[] = [];
  const sink = async (batch: MessageBatch): Promise<void> => {
    batches.push(batch);
  };
  server = new SyslogServer({ sink, onError: () => undefined, ...options });
  await server.start();
  const lines = (): string[] =>
    batches.flatMap((batch) => Buffer.from(batch.body).toString().split('\n').slice(0, -1));
  return { server, lines };
}

async function client(port: number | undefined): Promise<Socket> {
  const socket = connect(port ?? 0, host);
  sockets.push(socket);
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** The server may end a connection with a reset, which is an error to `once` but an end all the same. */
const ended = (socket: Socket) => new Promise<void>((resolve) => socket.on('close', () => resolve()));

const see = (check: () => void) => vi.waitFor(check, { timeout: 5_000, interval: 5 });

test('takes datagrams', async () => {
  const { server, lines } = await serve({ udp: { host, port: 0 } });
  const socket = createSocket('udp4');
  for (const text of ['<34>one\n', '<34>two', '<34>a\nb']) socket.send(text, server.ports.udp ?? 0, host);
  await see(() => expect(lines().sort()).toEqual(['<34>a#012b', '<34>one', '<34>two']));
  socket.close();
});

test('takes lines and counted messages over TCP, however they are cut', async () => {
  const { server, lines } = await serve({ tcp: { host, port: 0 } });
  const first = await client(server.ports.tcp);
  for (const piece of ['<34>o', 'ne\n<34', '>two\n<34>last']) {
    first.write(piece);
    await sleep(5);
  }
  first.end();
  const second = await client(server.ports.tcp);
  second.write('9 <34>thr');
  await sleep(5);
  second.write('ee8 <34>a\nbc');
  await see(() =>
    expect(lines().sort()).toEqual(['<34>a#012bc', '<34>last', '<34>one', '<34>three', '<34>two']),
  );
});

test('takes messages over TLS, and counts handshakes that fail', async () => {
  const { certificate, key } = selfSigned();
  const { server, lines } = await serve({ tls: { host, port: 0, certificate, key } });
  const socket = connectTls({ port: server.ports.tls ?? 0, host, ca: certificate, servername: 'localhost' });
  await once(socket, 'secureConnect');
  socket.end('<34>secret\n');
  await see(() => expect(lines()).toEqual(['<34>secret']));
  const plain = await client(server.ports.tls);
  plain.write('<34>plain\n');
  await see(() => expect(server.counters.handshakesFailed).toBe(1));
});

test('a sender that drips a message without an end is cut off', async () => {
  const { server, lines } = await serve({ tcp: { host, port: 0 }, limits: { messageMs: 60 } });
  const slow = await client(server.ports.tcp);
  slow.write('<34>whole\n');
  const closed = ended(slow);
  const drip = setInterval(() => slow.write('x'), 10);
  await closed;
  clearInterval(drip);
  expect(server.counters.connectionsTimedOut).toBe(1);
  await see(() => expect(lines()[0]).toBe('<34>whole'));
});

test('an idle connection is closed', async () => {
  const { server } = await serve({ tcp: { host, port: 0 }, limits: { idleMs: 30 } });
  await ended(await client(server.ports.tcp));
  expect(server.counters.connectionsTimedOut).toBe(1);
});

test('connections beyond the limit are refused and counted', async () => {
  const { server, lines } = await serve({ tcp: { host, port: 0 }, limits: { connectionsMax: 1 } });
  const first = await client(server.ports.tcp);
  first.write('<34>here\n');
  await see(() => expect(lines()).toEqual(['<34>here']));
  const second = await client(server.ports.tcp);
  await ended(second);
  expect(server.counters.connectionsRefused).toBe(1);
});

test('garbage neither kills the server nor the other connections', async () => {
  const { server, lines } = await serve({ tcp: { host, port: 0 }, limits: { messageBytesMax: 100 } });
  const bad = await client(server.ports.tcp);
  bad.write('5 <34>a no count');
  await ended(bad);
  const long = await client(server.ports.tcp);
  long.write(`${'x'.repeat(5_000)}\n<34>after\n`);
  await see(() => expect(lines()).toContain('<34>after'));
  expect(server.counters).toMatchObject({ malformed: 1, tooLong: 1 });
});

test('a slow sink holds TCP senders back and loses nothing', async () => {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const seen: number[] = [];
  const { server } = await serve({
    tcp: { host, port: 0 },
    limits: { waitingBytesMax: 10_000 },
    sink: async (batch) => {
      await gate;
      seen.push(batch.recordCount);
    },
  });
  const socket = await client(server.ports.tcp);
  const message = `<34>${'x'.repeat(995)}\n`;
  for (let i = 0; i < 20_000; i++) socket.write(message);
  await sleep(100);
  expect(server.counters.messages).toBeLessThan(20_000);
  release();
  await see(() => expect(seen.reduce((sum, count) => sum + count, 0)).toBe(20_000));
});

test('datagrams that find the queue full are counted', async () => {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { server } = await serve({
    udp: { host, port: 0 },
    limits: { waitingBytesMax: 1_000 },
    sink: () => gate,
  });
  const socket = createSocket('udp4');
  for (let i = 0; i < 50; i++) socket.send('x'.repeat(500), server.ports.udp ?? 0, host);
  await see(() => expect(server.counters.udpDropped).toBeGreaterThan(0));
  release();
  socket.close();
});

test('a sink that fails once is asked again; stopping waits for what is under way', async () => {
  let calls = 0;
  const { server } = await serve({
    udp: { host, port: 0 },
    sink: async () => {
      if (++calls === 1) throw new Error('busy');
    },
  });
  const socket = createSocket('udp4');
  socket.send('<34>a', server.ports.udp ?? 0, host);
  await see(() => expect(calls).toBe(1));
  await server.stop();
  expect(calls).toBe(2);
  expect(server.counters.sinkFailed).toBe(0);
  socket.close();
});

test('an address in use is a fault that names it', async () => {
  const { server } = await serve({ tcp: { host, port: 0 } });
  const port = server.ports.tcp ?? 0;
  const second = new SyslogServer({
    tcp: { host, port },
    sink: async () => undefined,
    onError: () => undefined,
  });
  await expect(second.start()).rejects.toMatchObject({
    code: 'listen_failed',
    publicMessage: expect.stringContaining(String(port)),
  });
});
