import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, startHarness, TOKEN } from './support/gateway-harness.ts';

const KEY = 'AKIAQ3EGRZ7XLM4TJPWV';
const plain = JSON.stringify({
  choices: [{ index: 0, message: { content: `key ${KEY} end` }, finish_reason: 'stop' }],
});
const stream = `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content: `key ${KEY} end` }, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`;
const pack: Readonly<Record<string, (text: string) => Buffer>> = {
  gzip: gzipSync,
  br: brotliCompressSync,
  deflate: deflateSync,
  zstd: zstdCompressSync,
};

/** An upstream that compresses although it was asked not to; the model's name says how. */
let upstream: Server;
let house: Harness;

beforeAll(async () => {
  upstream = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const body = JSON.parse(text) as { model: string; stream?: boolean };
      const type = body.stream ? 'text/event-stream' : 'application/json';
      response.writeHead(200, {
        'content-type': type,
        'content-encoding': body.model.replace('bomb', 'gzip'),
      });
      if (body.model === 'bomb') response.end(gzipSync(Buffer.alloc(64 * 1024 * 1024)));
      else response.end(pack[body.model]?.(body.stream ? stream : plain) ?? 'x');
    });
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  const { port } = upstream.address() as AddressInfo;
  house = await startHarness({ upstreams: [{ name: 'packs', baseUrl: `http://127.0.0.1:${port}/v1` }] });
});
afterAll(async () => {
  await house.close();
  upstream.closeAllConnections();
  await new Promise((resolve) => upstream.close(resolve));
});

async function ask(model: string, streams: boolean): Promise<Response> {
  const body = JSON.stringify({ model, stream: streams, messages: [{ role: 'user', content: 'hi' }] });
  return fetch(`${house.url}/v1/chat/completions`, { method: 'POST', headers: { 'x-api-key': TOKEN }, body });
}

it.each(Object.keys(pack))('opens %s, so that the guards see text, plain and streamed', async (encoding) => {
  for (const streams of [false, true]) {
    const answer = await ask(encoding, streams);
    expect(answer.headers.get('content-encoding')).toBeNull();
    const text = await answer.text();
    expect(text).toBe((streams ? stream : plain).replace(KEY, '[KEY]'));
  }
});

it('refuses what it cannot open, and what grows without end', async () => {
  expect(await (await ask('rot13', false)).json()).toMatchObject({ error: { code: 'upstream_invalid' } });
  const bomb = await ask('bomb', false);
  expect(bomb.status).toBe(502);
  expect(await bomb.json()).toMatchObject({ error: { code: 'upstream_too_large' } });
});
