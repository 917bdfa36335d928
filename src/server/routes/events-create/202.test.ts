import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const lines = '{"a":1}\n{"a":2}\n\n{"a":3}';

function post(payload: string | Buffer, headers: Record<string, string> = {}, query = 'source=web') {
  return test.as('ingest', {
    method: 'POST',
    url: `/api/events?${query}`,
    payload,
    headers: { 'content-type': 'application/x-ndjson', ...headers },
  });
}

async function journalText(): Promise<string> {
  const chunks = await test.store.journal.read(0, 64 * 1024 * 1024);
  return chunks.map((chunk) => Buffer.from(chunk.body).toString()).join('\n');
}

describe('POST /api/events', () => {
  it('stores lines durably before it answers', async () => {
    const before = await test.store.journal.acceptedTotal();
    const response = await post(lines, {}, 'source=web&format=json');
    expect(response.statusCode).toBe(202);
    expect(response.json()).toEqual({ accepted: 3, batch: expect.stringMatching(/^bat_/), duplicate: false });
    expect((await test.store.journal.acceptedTotal()) - before).toBe(3);
    const last = (await test.store.journal.read(0, 1e9)).at(-1);
    expect(last).toMatchObject({ source: 'web', format: 'json', recordCount: 3 });
  });

  it.each([
    ['gzip', gzipSync(lines)],
    ['zstd', zstdCompressSync(lines)],
    ['deflate', deflateSync(lines)],
    ['GZIP', Buffer.concat([gzipSync('{"a":1}\n'), gzipSync('{"a":2}\n{"a":3}')])],
  ])('decodes %s', async (encoding, payload) => {
    const response = await post(payload, { 'content-encoding': encoding });
    expect(response.json()).toMatchObject({ accepted: 3 });
  });

  it.each([
    ['an array', '[{"b":1},\n {"b":2}]', 2],
    ['one object', '{"b":\n1}', 1],
    ['CloudTrail', '{"Records":[{"b":1},{"b":2},{"b":3}]}', 3],
    ['lines all the same', '{"b":1}\n{"b":2}\n', 2],
  ])('takes application/json: %s', async (_name, payload, accepted) => {
    const response = await post(payload, { 'content-type': 'application/json; charset=utf-8' });
    expect(response.json()).toMatchObject({ accepted });
  });

  it.each(['application/x-www-form-urlencoded', 'application/octet-stream', undefined])(
    'tells by the body how it is framed when the type is %s',
    async (type) => {
      const token = await test.token('ingest');
      const send = (payload: string, query = 'source=curl') =>
        test.app.inject({
          method: 'POST',
          url: `/api/events?${query}`,
          payload: Buffer.from(payload),
          headers: {
            authorization: `Bearer ${token}`,
            ...(type === undefined ? {} : { 'content-type': type }),
          },
        });
      expect((await send(lines)).json()).toMatchObject({ accepted: 3 });
      expect((await send('[{"b":1},\n {"b":2}]')).json()).toMatchObject({ accepted: 2 });
      expect((await send('{\n"b":1\n}\n')).json()).toMatchObject({ accepted: 1 });
      expect((await send('[{"b":1},\n {"b":2}]', 'source=c&format=syslog')).json()).toMatchObject({
        accepted: 2,
      });
    },
  );

  it('keeps bytes that are not UTF-8 as they are, for the pipeline to judge', async () => {
    const response = await post(Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x61]));
    expect(response.json()).toMatchObject({ accepted: 2 });
  });

  it('answers a retry with the same key from the first append', async () => {
    const headers = { 'idempotency-key': 'batch-7' };
    const first = await post(lines, headers);
    const before = await test.store.journal.acceptedTotal();
    const second = await post(lines, headers);
    expect(second.statusCode).toBe(202);
    expect(second.json()).toEqual({ ...first.json(), duplicate: true });
    expect(await test.store.journal.acceptedTotal()).toBe(before);
  });

  it('cuts a large body at line ends and loses nothing', async () => {
    const body = Array.from({ length: 20_000 }, (_, i) =>
      JSON.stringify({ n: i, pad: 'x'.repeat(300) }),
    ).join('\n');
    const response = await post(gzipSync(body), { 'content-encoding': 'gzip' }, 'source=big');
    expect(response.json()).toMatchObject({ accepted: 20_000 });
    const text = await journalText();
    for (const n of [0, 1, 3333, 9999, 19_999]) expect(text).toContain(`{"n":${n},`);
  });
});
