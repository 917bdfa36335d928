import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { WireFailure } from './upstream-connection.ts';
import { UpstreamPool } from './upstream-pool.ts';

const times = { connectMs: 1_000, silenceMs: 300 };
const head = 'GET / HTTP/1.1\r\nhost: x\r\n\r\n';
const answer = (body: string, more = '') =>
  `HTTP/1.1 200 OK\r\n${more}content-length: ${body.length}\r\n\r\n${body}`;

let server: Server;
let pool: UpstreamPool;
let sockets: Socket[] = [];

async function start(onRequest: (socket: Socket, count: number) => void, connectionsMax = 4): Promise<void> {
  let count = 0;
  sockets = [];
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', () => onRequest(socket, count++));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  pool = new UpstreamPool({ isTls: false, host: '127.0.0.1', port: address.port }, times, connectionsMax);
}

function ask(body: Buffer | null = null): Promise<string | WireFailure> {
  return new Promise((resolve) => {
    let text = '';
    pool.request(head, body, {
      onHead: () => undefined,
      onData: (piece) => {
        text += piece.toString();
      },
      onEnd: () => resolve(text),
      onFailure: (failure) => resolve(failure),
    });
  });
}

afterEach(async () => {
  pool.destroy();
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
});

describe('UpstreamPool', () => {
  it('uses one connection for one request after another', async () => {
    await start((socket, count) => void socket.write(answer(`${count}`)));
    expect([await ask(), await ask(), await ask()]).toEqual(['0', '1', '2']);
    expect(sockets).toHaveLength(1);
  });

  it('lets requests wait for a free connection, in order', async () => {
    await start((socket, count) => void setTimeout(() => socket.write(answer(`${count}`)), 5), 2);
    const answers = await Promise.all(Array.from({ length: 9 }, () => ask()));
    expect(sockets).toHaveLength(2);
    expect(new Set(answers).size).toBe(9);
  });

  it('opens another connection after one that does not stay', async () => {
    await start((socket, count) => void socket.write(answer(`${count}`, 'connection: close\r\n')));
    expect([await ask(), await ask()]).toEqual(['0', '1']);
    expect(sockets).toHaveLength(2);
  });

  it('asks again when an idle connection turns out to be closed', async () => {
    await start((socket, count) => void (count === 1 ? socket.destroy() : socket.write(answer(`${count}`))));
    expect([await ask(), await ask()]).toEqual(['0', '2']);
  });

  it('asks again once only, and never after a byte of an answer', async () => {
    await start((socket, count) => {
      if (count === 0) socket.write(answer('0'));
      else if (count === 1) socket.end('HTTP/1.1 200');
      else socket.destroy();
    });
    expect([await ask(), await ask(), await ask()]).toEqual(['0', 'broken', 'broken']);
  });

  it('never takes what an idle connection says for the next answer', async () => {
    await start((socket, count) => {
      socket.write(answer(`${count}`));
      if (count === 0) setTimeout(() => socket.write(answer('poison')), 10);
    });
    expect(await ask()).toBe('0');
    await new Promise((resolve) => setTimeout(resolve, 40));
    expect(await ask()).toBe('1');
  });

  it('fails the request whose answer is longer than it says', async () => {
    await start((socket) => void socket.write(`${answer('ok')}${answer('poison')}`));
    expect(await ask()).toBe('invalid');
  });

  it.each([
    ['broken', (socket: Socket): void => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf')],
    ['broken', (socket: Socket): void => void socket.destroy()],
    ['invalid', (socket: Socket): void => void socket.write('SSH-2.0-OpenSSH\r\n\r\n')],
    ['timeout', (): void => undefined],
  ] as const)('tells of an answer that is %s', async (failure, onRequest) => {
    await start(onRequest);
    expect(await ask()).toBe(failure);
  });

  it('tells of an upstream that is not there', async () => {
    await start(() => undefined);
    pool = new UpstreamPool({ isTls: false, host: '127.0.0.1', port: 1 }, times, 1);
    expect(await ask()).toBe('unreachable');
  });

  it('aborts a request that waits and one that is under way, each told once', async () => {
    await start(() => undefined, 1);
    const failures: string[] = [];
    const handler = (name: string) => ({
      onHead: () => undefined,
      onData: () => undefined,
      onEnd: () => failures.push(`${name} ended`),
      onFailure: (failure: WireFailure) => failures.push(`${name} ${failure}`),
    });
    const first = pool.request(head, null, handler('first'));
    const second = pool.request(head, null, handler('second'));
    second.abort(new Error('x'));
    first.abort(new Error('x'));
    first.abort(new Error('x'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(failures).toEqual(['second aborted', 'first aborted']);
  });

  it('sends a large body whole', async () => {
    let bytes = 0;
    await start(() => undefined);
    server.on('connection', (socket) =>
      socket.on('data', (piece) => {
        bytes += piece.length;
        if (bytes === head.length + 300_000) socket.write(answer('got it'));
      }),
    );
    expect(await ask(Buffer.alloc(300_000, 97))).toBe('got it');
  });

  it('closes when what is under way is done', async () => {
    await start((socket) => void setTimeout(() => socket.write(answer('late')), 20));
    const under = ask();
    await pool.close();
    expect(await under).toBe('late');
  });
});
