import { head, raw, statusesOf, type Target } from './target.ts';

/** Bytes on a connection, and the statuses that a safe server may answer; 0 stands for a closed connection. */
export interface WireCase {
  readonly name: string;
  readonly run: (target: Target) => Promise<number[]>;
  readonly statuses: readonly number[];
}

const ndjson = 'content-type: application/x-ndjson';
const post = 'POST /api/events?source=wire';

function sends(
  name: string,
  statuses: readonly number[],
  parts: (target: Target) => readonly (string | Buffer)[],
  timeoutMs = 3000,
): WireCase {
  return {
    name,
    statuses,
    run: async (target) => orClosed(statusesOf(await raw(target, parts(target), { timeoutMs }))),
  };
}

function orClosed(statuses: number[]): number[] {
  return statuses.length === 0 ? [0] : statuses;
}

const smuggling: readonly WireCase[] = [
  sends('content-length beside transfer-encoding', [400, 0], (t) => [
    head(t, post, [ndjson, 'content-length: 4', 'transfer-encoding: chunked']),
    '0\r\n\r\nGET /api/tokens HTTP/1.1\r\nhost: x\r\n\r\n',
  ]),
  sends('two content-lengths', [400], (t) => [
    head(t, post, [ndjson, 'content-length: 3', 'content-length: 30']),
    '{}\n',
  ]),
  sends('a content-length of text', [400], (t) => [head(t, post, [ndjson, 'content-length: 3x']), '{}\n']),
  sends('a negative content-length', [400], (t) => [head(t, post, [ndjson, 'content-length: -1']), '{}\n']),
  sends('a content-length beyond 2^64', [400, 413, 0], (t) => [
    head(t, post, [ndjson, `content-length: ${'9'.repeat(30)}`]),
    '{}\n',
  ]),
  sends('a content-length of 10 GB', [413], (t) => [
    head(t, post, [ndjson, 'content-length: 10737418240']),
    '{}\n',
  ]),
  sends('transfer-encoding: xchunked', [400, 501, 0], (t) => [
    head(t, post, [ndjson, 'transfer-encoding: xchunked']),
    '0\r\n\r\n',
  ]),
  sends('transfer-encoding twice', [400, 0], (t) => [
    head(t, post, [ndjson, 'transfer-encoding: chunked', 'transfer-encoding: identity']),
    '0\r\n\r\n',
  ]),
  sends('a chunk size of nonsense', [400], (t) => [
    head(t, post, [ndjson, 'transfer-encoding: chunked']),
    'zz\r\n{}\r\n0\r\n\r\n',
  ]),
  sends('a chunk size beyond 2^64', [400, 413], (t) => [
    head(t, post, [ndjson, 'transfer-encoding: chunked']),
    'fffffffffffffffff\r\n{}',
  ]),
  sends('a chunk longer than it says', [400], (t) => [
    head(t, post, [ndjson, 'transfer-encoding: chunked']),
    '2\r\n{}{}{}\r\n0\r\n\r\n',
  ]),
  sends('endless chunk extensions', [400, 413, 0], (t) => [
    head(t, post, [ndjson, 'transfer-encoding: chunked']),
    `2;${'a=b;'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`,
  ]),
  sends('a header folded over two lines', [400], (t) => [head(t, 'GET /api/findings', ['x-a: b\r\n c'])]),
  sends('a space before the colon', [400], (t) => [head(t, 'GET /api/findings', ['x-a : b'])]),
  sends('a NUL in a header', [400], (t) => [head(t, 'GET /api/findings', ['x-a: b\0c'])]),
  sends('bare line feeds', [400, 200, 0], (t) => [`GET /healthz HTTP/1.1\nhost: ${new URL(t.url).host}\n\n`]),
];

const heads: readonly WireCase[] = [
  sends('no host', [400], () => ['GET /healthz HTTP/1.1\r\n\r\n']),
  sends('two hosts', [400], (t) => [
    `GET /healthz HTTP/1.1\r\nhost: ${new URL(t.url).host}\r\nhost: evil.example\r\n\r\n`,
  ]),
  sends('a host of another name (DNS rebinding)', [421], () => [
    'GET /api/setup HTTP/1.1\r\nhost: evil.example\r\n\r\n',
  ]),
  sends('a host with a path', [421, 400], () => [
    'GET /api/setup HTTP/1.1\r\nhost: 127.0.0.1/evil.example\r\n\r\n',
  ]),
  sends('an absolute address of another host', [400, 404, 421], () => [
    'GET http://evil.example/api/setup HTTP/1.1\r\nhost: evil.example\r\n\r\n',
  ]),
  sends('two authorizations', [400], (t) => [head(t, 'GET /api/findings', ['authorization: Bearer other'])]),
  sends('two content types', [400], (t) => [
    head(t, post, [ndjson, 'content-type: application/json', 'content-length: 2']),
    '{}',
  ]),
  sends('a header of 100 kB', [431], (t) => [head(t, 'GET /healthz', [`x-a: ${'a'.repeat(100_000)}`])]),
  sends('ten thousand headers', [431], (t) => [
    head(
      t,
      'GET /healthz',
      Array.from({ length: 10_000 }, (_, i) => `x-${i}: 1`),
    ),
  ]),
  sends('an address of 100 kB', [431, 414, 400], (t) => [head(t, `GET /${'a'.repeat(100_000)}`)]),
  sends('a method that does not exist', [400], (t) => [head(t, 'HACK /healthz')]),
  sends('TRACE', [400, 404, 405], (t) => [head(t, 'TRACE /api/events')]),
  sends('CONNECT', [400, 404, 405, 0], (t) => [head(t, 'CONNECT evil.example:443')]),
  sends('HTTP/0.9', [400, 421, 0], () => ['GET /healthz\r\n\r\n']),
  sends('HTTP/3.7', [400, 505], (t) => [`GET /healthz HTTP/3.7\r\nhost: ${new URL(t.url).host}\r\n\r\n`]),
  sends('the preface of HTTP/2', [400, 505, 0], () => ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n']),
  sends('a TLS hello', [400, 0], () => [
    Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03]),
  ]),
  sends('binary noise', [400, 0], () => [
    Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 31) % 256)),
  ]),
  sends('an upgrade that nobody offers', [200, 400, 404, 426], (t) => [
    head(t, 'GET /healthz', ['connection: upgrade', 'upgrade: websocket']),
  ]),
  sends('expect of nonsense', [417, 202, 400], (t) => [
    head(t, post, [ndjson, 'expect: the-unexpected', 'content-length: 2']),
    '{}',
  ]),
];

const bodies: readonly WireCase[] = [
  sends('a chunked body of good lines', [202], (t) => [
    head(t, post, [ndjson, 'transfer-encoding: chunked']),
    '8\r\n{"a":1}\n\r\n0\r\n\r\n',
  ]),
  {
    name: 'a body that ends before its length',
    statuses: [400, 408, 0],
    run: async (t) =>
      orClosed(
        statusesOf(
          await raw(t, [head(t, post, [ndjson, 'content-length: 1000']), '{"a":1}\n'], { half: true }),
        ),
      ),
  },
  {
    name: 'a half-open connection that sends nothing',
    statuses: [0],
    run: async (t) => orClosed(statusesOf(await raw(t, [], { half: true, timeoutMs: 500 }))),
  },
  {
    name: 'pipelined requests, the second without a token',
    statuses: [202, 401],
    run: async (t) => {
      const anonymous = `GET /api/findings HTTP/1.1\r\nhost: ${new URL(t.url).host}\r\n\r\n`;
      return statusesOf(
        await raw(t, [head(t, post, [ndjson, 'content-length: 8']), '{"a":1}\n', anonymous], { answers: 2 }),
      );
    },
  },
  {
    name: 'a hundred pipelined requests',
    statuses: [200],
    run: async (t) => [
      ...new Set(statusesOf(await raw(t, [head(t, 'GET /healthz').repeat(100)], { answers: 100 }))),
    ],
  },
  {
    name: 'a second request hidden behind a refused body',
    statuses: [401, 400],
    run: async (t) => {
      const { host } = new URL(t.url);
      const inner = 'GET /api/findings HTTP/1.1\r\nhost: x\r\n\r\n';
      const outer = `POST /api/events?source=x HTTP/1.1\r\nhost: ${host}\r\n${ndjson}\r\ncontent-length: ${inner.length}\r\n\r\n${inner}`;
      const statuses = statusesOf(await raw(t, [outer], { timeoutMs: 1000, answers: 2 }));
      // The body must stay a body: one answer, not two.
      return statuses.length === 1 ? statuses : [999];
    },
  },
];

export const wireCases: readonly WireCase[] = [...smuggling, ...heads, ...bodies];
