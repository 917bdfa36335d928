import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiClient, RawBody } from '../api-client.ts';
import { apiError } from '../api-error.ts';
import { type Batch, bodyOf, idempotencyKey, type PlacedRecord, packBatches } from './batch.ts';
import { sendBatch } from './send-batch.ts';

interface Post {
  readonly path: string;
  readonly lines: readonly string[];
  readonly key: string;
}

/** A server that answers each post by a script; what it does not refuse it accepts. */
function server(refusal: (post: Post, nth: number) => number | undefined) {
  const posts: Post[] = [];
  const client: Pick<ApiClient, 'sendRaw'> = {
    sendRaw: (_method, path, body: RawBody, headers) => {
      const lines = Buffer.from(body.bytes as Uint8Array)
        .toString()
        .split('\n')
        .slice(0, -1);
      const post = { path, lines, key: headers?.['idempotency-key'] ?? '' };
      posts.push(post);
      const status = refusal(post, posts.length);
      return status === undefined
        ? Promise.resolve({ accepted: lines.length, duplicate: false })
        : Promise.reject(apiError(status, '', '2'));
    },
  };
  return { posts, client: client as ApiClient };
}

const options = { source: 'web 1', format: 'auto', wait: () => Promise.resolve() };

function batchOf(...lines: readonly string[]): Batch {
  return { origin: '/a.log', records: lines.map((line, offset) => ({ bytes: Buffer.from(line), offset })) };
}

async function* stream(records: readonly PlacedRecord[]) {
  yield* records;
}

describe('packing', () => {
  it('keeps every record, in order, in batches within the bound', async () => {
    const lines = fc.array(fc.string({ minLength: 1, maxLength: 30 }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(lines, async (texts) => {
        const { records } = batchOf(...texts);
        const batches: Batch[] = [];
        for await (const batch of packBatches(stream(records), '/a.log', 100)) batches.push(batch);
        expect(batches.flatMap((batch) => batch.records)).toEqual(records);
        for (const batch of batches)
          expect(batch.records.length === 1 || bodyOf(batch).length <= 100).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('gives one key to the same content in the same place of the same file, and to nothing else', () => {
    const key = (batch: Batch) => idempotencyKey(batch, bodyOf(batch));
    const moved: Batch = { origin: '/a.log', records: [{ bytes: Buffer.from('a'), offset: 9 }] };
    expect(key(batchOf('a'))).toBe(key(batchOf('a')));
    expect(
      new Set([batchOf('a'), batchOf('b'), moved, { ...batchOf('a'), origin: '/b.log' }].map(key)).size,
    ).toBe(4);
  });
});

describe('sending', () => {
  it('posts to the source in the format', async () => {
    const { posts, client } = server(() => undefined);
    expect(await sendBatch(client, batchOf('a', 'b'), options)).toEqual({
      accepted: 2,
      duplicates: 0,
      refused: [],
    });
    expect(posts).toMatchObject([{ path: '/api/events?source=web+1&format=auto', lines: ['a', 'b'] }]);
  });

  it.each([429, 503])(
    'repeats a %d with the same key, after the time it was asked to wait',
    async (status) => {
      const { posts, client } = server((_, nth) => (nth < 3 ? status : undefined));
      const waits: number[] = [];
      const wait = (delayMs: number) => Promise.resolve(waits.push(delayMs));
      expect(await sendBatch(client, batchOf('a'), { ...options, wait })).toMatchObject({ accepted: 1 });
      expect(new Set(posts.map((post) => post.key)).size).toBe(1);
      expect(waits).toEqual([2000, 2000]);
    },
  );

  it('gives up in the end', async () => {
    const { posts, client } = server(() => 503);
    await expect(sendBatch(client, batchOf('a'), options)).rejects.toMatchObject({ status: 503 });
    expect(posts).toHaveLength(20);
  });

  it('does not repeat what will not get better', async () => {
    const { posts, client } = server(() => 401);
    await expect(sendBatch(client, batchOf('a'), options)).rejects.toMatchObject({ status: 401 });
    expect(posts).toHaveLength(1);
  });

  it('sends all but the record that is too long', async () => {
    const { posts, client } = server((post) =>
      post.lines.some((line) => line === 'long') ? 413 : undefined,
    );
    const sent = await sendBatch(client, batchOf('a', 'b', 'long', 'c', 'd'), options);
    expect(sent).toMatchObject({ accepted: 4, refused: [{ offset: 2 }] });
    const accepted = posts.filter((post) => !post.lines.includes('long')).flatMap((post) => post.lines);
    expect(accepted).toEqual(['a', 'b', 'c', 'd']);
  });
});
