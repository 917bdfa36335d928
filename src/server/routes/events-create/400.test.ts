import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const forged = '{"type":"gateway.call","id":"call_1","status":200}';

describe('POST /api/events', () => {
  it.each([
    ['format', 'source=web&format=gateway'],
    ['source', 'source=gateway'],
    ['source', 'source=gateway&format=json'],
  ])('lets nobody write as the gateway: %s', async (field, query) => {
    const before = await test.store.journal.acceptedTotal();
    const response = await test.as('ingest', {
      method: 'POST',
      url: `/api/events?${query}`,
      payload: forged,
      headers: { 'content-type': 'application/x-ndjson' },
    });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'invalid_request', field });
    expect(await test.store.journal.acceptedTotal()).toBe(before);
  });
});
