import { describe, expect, it } from 'vitest';
import type { IncomingBatch } from '../../storage/ports/event-log.ts';
import { createAccept } from './accept.ts';

function door() {
  const appended: { batches: readonly IncomingBatch[]; key: string | undefined }[] = [];
  let woken = 0;
  const accept = createAccept({
    clock: { nowMs: () => 42 },
    recordBytesMax: 1000,
    onAccepted: () => {
      woken++;
    },
    journal: {
      append: async (batches, key) => {
        appended.push({ batches, key });
        const recordCount = batches.reduce((sum, batch) => sum + batch.recordCount, 0);
        return { chunkSeq: 37, recordCount, duplicate: false };
      },
    },
  });
  return { accept, appended, woken: () => woken };
}

const base = { framing: 'lines', source: 's', format: 'auto' } as const;

describe('accept', () => {
  it('appends lines as one unit and wakes the pipeline', async () => {
    const { accept, appended, woken } = door();
    const answer = await accept({ ...base, body: [Buffer.from('a\nb'), Buffer.from('c\n\nd')] });
    expect(answer).toEqual({ accepted: 3, batch: 'bat_11', duplicate: false });
    expect(appended[0]?.batches[0]).toMatchObject({
      source: 's',
      format: 'auto',
      receivedMs: 42,
      recordCount: 3,
    });
    expect(woken()).toBe(1);
  });

  it('splits JSON that came in pieces', async () => {
    const { accept, appended } = door();
    await accept({ ...base, framing: 'json', body: [Buffer.from('[{"a":1'), Buffer.from('},{"b":2}]')] });
    expect(Buffer.from(appended[0]!.batches[0]!.body).toString().trim().split(/\n+/)).toEqual([
      '{"a":1}',
      '{"b":2}',
    ]);
  });

  it('keeps keys of two senders and of two sources apart', async () => {
    const { accept, appended } = door();
    const body = [Buffer.from('a')];
    await accept({ ...base, body, idempotency: { sender: 't1', key: 'k' } });
    await accept({ ...base, body, idempotency: { sender: 't2', key: 'k' } });
    await accept({ ...base, body, source: 'other', idempotency: { sender: 't1', key: 'k' } });
    await accept({ ...base, body, idempotency: { sender: 't1', key: 'k' } });
    const keys = appended.map((one) => one.key);
    expect(new Set(keys).size).toBe(3);
    expect(keys[0]).toBe(keys[3]);
  });

  it('stores nothing of a body with a record that is too long', async () => {
    const { accept, appended } = door();
    await expect(accept({ ...base, body: [Buffer.from(`a\n${'x'.repeat(1001)}\n`)] })).rejects.toMatchObject({
      status: 413,
      field: 'line 2',
    });
    await expect(
      accept({ ...base, framing: 'json', body: [Buffer.from(`[1,  2,"${'x'.repeat(1001)}"]`)] }),
    ).rejects.toMatchObject({ status: 413, field: 'record 3' });
    expect(appended).toEqual([]);
  });

  it.each(['', '\n\r\n\n'])('refuses a body without records: %j', async (text) => {
    await expect(door().accept({ ...base, body: [Buffer.from(text)] })).rejects.toMatchObject({
      code: 'no_records',
    });
  });
});
