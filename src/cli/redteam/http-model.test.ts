import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createHttpModel, type HttpModel } from './http-model.ts';

const opened: { close(): unknown }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function serve(listener: RequestListener): Promise<number> {
  const server: Server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return (server.address() as AddressInfo).port;
}

function speakTo(port: number, timeoutMs = 2_000, host = '127.0.0.1'): HttpModel {
  const addresses = [{ address: '127.0.0.1', family: 4 as const }];
  const model = createHttpModel(
    { origin: `http://${host}:${port}`, basePath: '/v1', addresses },
    { connections: 2, timeoutMs },
  );
  opened.push(model);
  return model;
}

const request = { path: '/chat/completions', headers: { authorization: 'Bearer x' }, body: '{"a":1}' };
const send = (model: HttpModel, signal = new AbortController().signal) => model.send(request, signal);

it('sends what it is given and reads what comes back', async () => {
  const port = await serve(async (incoming, response) => {
    let body = '';
    for await (const piece of incoming) body += piece;
    response.setHeader('x-bartizan-call-id', 'gwc_1');
    response.end(
      JSON.stringify([incoming.url, incoming.headers.authorization, incoming.headers['content-type'], body]),
    );
  });
  const reply = await send(speakTo(port));
  expect(reply).toMatchObject({ kind: 'answer', status: 200, headers: { 'x-bartizan-call-id': 'gwc_1' } });
  expect(reply.kind === 'answer' && JSON.parse(reply.body)).toEqual([
    '/v1/chat/completions',
    'Bearer x',
    'application/json',
    '{"a":1}',
  ]);
});

it('follows no redirect', async () => {
  let strangers = 0;
  const stranger = await serve((_, response) => {
    strangers++;
    response.end('{}');
  });
  const port = await serve((_, response) => {
    response.writeHead(307, { location: `http://127.0.0.1:${stranger}/v1/chat/completions` }).end();
  });
  expect(await send(speakTo(port))).toMatchObject({ kind: 'answer', status: 307 });
  expect(strangers).toBe(0);
});

it('connects to the address that was checked, whatever the name stands for', async () => {
  const port = await serve((incoming, response) => response.end(JSON.stringify(incoming.headers.host)));
  const reply = await send(speakTo(port, 2_000, 'no-such-name.invalid'));
  expect(reply).toMatchObject({ kind: 'answer', body: `"no-such-name.invalid:${port}"` });
});

it('waits no longer than allowed', async () => {
  const port = await serve(() => undefined);
  expect(await send(speakTo(port, 100))).toMatchObject({ kind: 'failure', reason: 'timeout' });
});

it('waits no longer than allowed for an answer that drips', async () => {
  const port = await serve((_, response) => {
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  });
  expect(await send(speakTo(port, 200))).toMatchObject({ kind: 'failure', reason: 'timeout' });
});

it('reads no more than a megabyte', async () => {
  const port = await serve((_, response) => response.end('x'.repeat(1_500_000)));
  expect(await send(speakTo(port))).toMatchObject({ kind: 'failure', reason: 'too-large' });
});

it('says when the connection broke, and when it was interrupted', async () => {
  const port = await serve((_, response) => response.socket?.destroy());
  expect(await send(speakTo(port))).toMatchObject({ kind: 'failure', reason: 'connection' });
  const silent = await serve(() => undefined);
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  expect(await send(speakTo(silent), controller.signal)).toMatchObject({
    kind: 'failure',
    reason: 'interrupted',
  });
});

it.each([
  ['{"data":[{"id":"a"},{"id":"b"},{"id":3}]}', ['a', 'b']],
  ['<html>', []],
  ['{}', []],
])('lists models: %s', async (body, names) => {
  const port = await serve((_, response) => response.end(body));
  expect(await speakTo(port).listModels({})).toEqual(names);
});
