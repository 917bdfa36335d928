import { connect } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GuardChain } from '../../src/protect/gateway/index.ts';
import { type Harness, startHarness, TOKEN } from './support/gateway-harness.ts';
import { type ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream.ts';

const KEY = 'AKIAQ3EGRZ7XLM4TJPWV';
const ask = (content: string, more: object = {}) =>
  JSON.stringify({ model: 'm', messages: [{ role: 'user', content }], ...more });
const ATTACK = ask('BLOCKME');

let upstream: ScriptedUpstream;
let houses: readonly Harness[];

beforeAll(async () => {
  upstream = await startScriptedUpstream();
  const options = {
    upstreams: [{ name: 'one', baseUrl: `${upstream.url}/v1` }],
    limits: { requestBytesMax: 64 * 1024, responseBytesMax: 256 * 1024, frameBytesMax: 64 * 1024 },
  };
  houses = [await startHarness(options), await startHarness({ ...options, lane: false })];
});
afterAll(async () => {
  for (const house of houses) await house.close();
  await upstream.close();
});
beforeEach(() => {
  upstream.arrived.length = 0;
  upstream.answer = { body: '{"choices":[]}' };
});

/** Sends bytes as they are and gives all that comes back before the other side is done. */
function raw(url: string, bytes: string | Buffer, waitMs = 400): Promise<string> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(bytes));
    let text = '';
    const done = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(text);
    };
    let timer = setTimeout(done, waitMs);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      clearTimeout(timer);
      timer = setTimeout(done, waitMs);
    });
    socket.on('close', done);
    socket.on('error', (error) => (text === '' ? reject(error) : done()));
  });
}

function head(method: string, path: string, more: readonly string[] = []): string {
  return [
    `${method} ${path} HTTP/1.1`,
    'host: 127.0.0.1:1',
    `authorization: Bearer ${TOKEN}`,
    ...more,
    '',
    '',
  ].join('\r\n');
}
const counted = (path: string, body: string | Buffer, more: readonly string[] = []): Buffer =>
  Buffer.concat([
    Buffer.from(head('POST', path, [...more, `content-length: ${Buffer.byteLength(body)}`])),
    Buffer.from(body),
  ]);
const statuses = (text: string): number[] =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, code]) => Number(code));

describe.each([
  ['on the short way', 0],
  ['through all layers', 1],
])('what cannot be inspected never passes, %s', (_name, index) => {
  const chat = '/v1/chat/completions';
  const send = async (bytes: string | Buffer) => raw(houses[index]!.url, bytes);
  const refused = async (bytes: string | Buffer, ...expected: readonly number[]): Promise<string> => {
    const text = await send(bytes);
    expect(statuses(text)).toEqual(expected);
    expect(upstream.arrived).toHaveLength(0);
    return text;
  };

  it.each([
    '/v1/audio/speech',
    '/v1/images/generations',
    '/v1/moderations',
    '/v1/fine_tuning/jobs',
    '/v1/chat/completions/',
    '/v1//chat/completions',
    '/v1/chat/completions/..',
    '/v1/%63hat/completions',
    '/v1/chat/completions%3f',
    '/v1/responses/resp_1/input_items',
    '/v1/conversations',
    '/v1/assistants',
    '/v1/vector_stores',
    '/v1beta/models/g:predict',
    '/v1beta/cachedContents',
    '/v1beta/files',
  ])('the unknown endpoint %s', async (path) => {
    await refused(counted(path, ask('hi')), 404);
  });

  it.each([
    '/V1/chat/completions',
    '/api/pull',
    '/api/delete',
    '/api/create',
    '/api/push',
    '/api/blobs/sha256:0',
  ])('%s, which is no address of the gateway', async (path) => {
    await refused(counted(path, ask('hi')), 404);
  });

  it.each([
    ['gzip', gzipSync(ATTACK)],
    ['deflate', deflateSync(ATTACK)],
    ['br', brotliCompressSync(ATTACK)],
    ['gzip, gzip', gzipSync(gzipSync(ATTACK))],
    ['unheard-of', Buffer.from(ATTACK)],
  ])('a body in %s', async (encoding, body) => {
    expect(await refused(counted(chat, body, [`content-encoding: ${encoding}`]), 415)).toContain(
      'unsupported_encoding',
    );
  });

  it.each([
    [
      'multipart',
      '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nBLOCKME\r\n--x--\r\n',
      'multipart/form-data; boundary=x',
    ],
    ['a form', 'model=m&content=BLOCKME', 'application/x-www-form-urlencoded'],
    ['bytes', '\u0000\u0001BLOCKME', 'application/octet-stream'],
    ['two objects', `${ask('hi')}${ATTACK}`, 'application/json'],
    ['a list', `[${ATTACK}]`, 'application/json'],
    ['a byte order mark', `\ufeff${ATTACK}`, 'application/json'],
    [
      'a key twice',
      '{"model":"m","messages":[],"messages":[{"role":"user","content":"BLOCKME"}]}',
      'application/json',
    ],
    ['nothing', '', 'application/json'],
  ])('a body that is %s', async (_what, body, type) => {
    await refused(counted(chat, body, [`content-type: ${type}`]), 400);
  });

  it('text that is not UTF-8, whatever its type says', async () => {
    const utf16 = Buffer.from(ATTACK, 'utf16le');
    await refused(counted(chat, utf16, ['content-type: application/json; charset=utf-16le']), 400);
    await refused(
      counted(chat, Buffer.from(ask('caf\u00e9'), 'latin1'), [
        'content-type: application/json; charset=latin1',
      ]),
      400,
    );
  });

  it('a body that is too large, counted or in chunks', async () => {
    const large = ask('x'.repeat(70_000));
    expect(statuses(await send(counted(chat, large)))[0]).toBe(413);
    const chunked = `${head('POST', chat, ['transfer-encoding: chunked'])}${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`;
    expect(statuses(await send(chunked))[0]).toBe(413);
    expect(upstream.arrived).toHaveLength(0);
  });

  it('an attack that comes in chunks, cut in the middle of its word', async () => {
    const at = ATTACK.indexOf('CKME');
    const chunks = [ATTACK.slice(0, at), ATTACK.slice(at)].map(
      (part) => `${part.length.toString(16)}\r\n${part}\r\n`,
    );
    await refused(`${head('POST', chat, ['transfer-encoding: chunked'])}${chunks.join('')}0\r\n\r\n`, 400);
  });

  it('lengths that two readers may understand differently', async () => {
    const both = head('POST', chat, ['content-length: 5', 'transfer-encoding: chunked']);
    await refused(`${both}0\r\n\r\n`, 400);
    await refused(`${head('POST', chat, ['content-length: 5', 'content-length: 6'])}{"a":`, 400);
  });

  it('an attack that stands behind an innocent call on the same connection', async () => {
    const text = await send(
      Buffer.concat([counted(chat, ask('hi')), counted(chat, ATTACK), counted(chat, ask('bye'))]),
    );
    expect(statuses(text)).toEqual([200, 400, 200]);
    expect(upstream.arrived.map(({ body }) => body)).toEqual([ask('hi'), ask('bye')]);
  });

  it.each([
    ['HEAD', 405],
    ['GET', 405],
    ['PUT', 405],
    ['DELETE', 405],
    ['PATCH', 405],
    ['OPTIONS', 404],
    ['TRACE', 404],
  ])('the method %s', async (method, status) => {
    const text = await send(head(method, chat, ['connection: close']));
    expect(statuses(text)[0]).toBeGreaterThanOrEqual(400);
    expect([status, 404, 405, 501]).toContain(statuses(text)[0]);
    expect(upstream.arrived).toHaveLength(0);
  });

  it.each(['/v1/realtime?model=m', '/v1/responses', '/v1/chat/completions'])(
    'a socket for a session at %s',
    async (path) => {
      const upgrade = [
        'connection: Upgrade',
        'upgrade: websocket',
        'sec-websocket-version: 13',
        'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
      ];
      const text = await send(head('GET', path, upgrade));
      expect(statuses(text)[0]).toBeGreaterThanOrEqual(400);
      expect(text).not.toContain('101 Switching');
      if (path.startsWith('/v1/realtime')) expect(text).toContain('realtime_not_served');
      expect(upstream.arrived).toHaveLength(0);
    },
  );
});

describe('what a provider answers that cannot be inspected', () => {
  const post = (body = ask('hi')) =>
    fetch(`${houses[0]!.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${TOKEN}` },
      body,
    });

  it.each([
    ['text', 'text/plain', KEY],
    ['a page', 'text/html', `<b>${KEY}</b>`],
    ['sound', 'audio/mpeg', `ID3 ${KEY}`],
    ['parts', 'multipart/mixed; boundary=x', `--x\r\n\r\n${KEY}\r\n--x--`],
    ['a list', 'application/json', `["${KEY}"]`],
    ['a stream in capitals', 'TEXT/EVENT-STREAM', `data: {"choices":[{"delta":{"content":"${KEY}"}}]}\n\n`],
    ['a key twice', 'application/json', `{"choices":[],"choices":[{"message":{"content":"${KEY}"}}]}`],
    ['half an answer', 'application/json', `{"choices":[{"message":{"content":"${KEY}`],
    ['too much', 'application/json', `{"a":"${'x'.repeat(300_000)}"}`],
    ['nesting', 'application/json', `${'['.repeat(500)}"${KEY}"${']'.repeat(500)}`],
  ])('%s', async (_what, type, body) => {
    upstream.answer = { type, body };
    const answer = await post();
    expect(answer.status).toBe(502);
    expect(await answer.text()).not.toContain(KEY);
  });

  it.each([
    ['a frame that is no JSON', `data: ${KEY}\n\n`],
    ['a frame that is a list', `data: ["${KEY}"]\n\n`],
    ['a frame beyond the bound', `data: {"a":"${KEY}${'x'.repeat(70_000)}"}\n\n`],
    ['an end that is missing', `data: {"choices":[{"delta":{"content":"${KEY.slice(0, 12)}`],
  ])('%s', async (_what, body) => {
    upstream.answer = { type: 'text/event-stream', body };
    const text = await (await post(ask('hi', { stream: true }))).text();
    expect(text).not.toContain(KEY.slice(0, 12));
    expect(text).toMatch(/"error"/);
  });
});

describe('a guard that does not answer', () => {
  const broken = {
    throws: () => {
      throw new TypeError('no');
    },
    rejects: () => Promise.reject(new Error('too late')),
  };

  it.each(Object.entries(broken))(
    'and %s on the way in stops the call; out, the answer',
    async (_how, inspect) => {
      const stream = (): never => {
        throw new TypeError('no');
      };
      const chain: GuardChain = { inspectsInput: true, inspectsOutput: true, inspect, stream };
      for (const inspectsInput of [true, false]) {
        const house = await startHarness({
          upstreams: [{ name: 'one', baseUrl: `${upstream.url}/v1` }],
          chain: { ...chain, inspectsInput },
        });
        const post = (more: object) =>
          fetch(`${house.url}/v1/chat/completions`, {
            method: 'POST',
            headers: { authorization: `Bearer ${TOKEN}` },
            body: ask('hi', more),
          });
        upstream.answer = { body: `{"choices":[{"message":{"content":"${KEY}"}}]}` };
        const plain = await post({});
        expect(plain.status).toBe(503);
        expect(await plain.text()).not.toContain(KEY);
        upstream.answer = {
          type: 'text/event-stream',
          body: `data: {"choices":[{"delta":{"content":"${KEY}"}}]}\n\ndata: [DONE]\n\n`,
        };
        const text = await (await post({ stream: true })).text();
        expect(text).not.toContain(KEY);
        expect(text).toContain('error');
        expect(upstream.arrived.length === 0).toBe(inspectsInput);
        upstream.arrived.length = 0;
        await house.close();
      }
    },
  );
});
