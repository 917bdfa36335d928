import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApp, testApp } from '../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const json = { 'content-type': 'application/json' };

describe('a request without a body', () => {
  it.each([{}, { 'content-length': '0' }])('may still name a type', async (length) => {
    const headers = { ...json, ...length };
    const known = { name: 'local', baseUrl: 'http://127.0.0.1:9/v1', kind: 'openai' };
    const made = await test.as('admin', { method: 'POST', url: '/api/upstreams', payload: known });
    expect(made.statusCode).toBeLessThan(300);
    const gone = await test.as('admin', { method: 'DELETE', url: '/api/upstreams/local', headers });
    expect(gone.statusCode).toBe(204);
  });

  it.each([json, {}])('is refused where one is needed', async (headers) => {
    const response = await test.as('admin', { method: 'POST', url: '/api/upstreams', headers });
    expect(response.statusCode).toBe(400);
    expect(response.json()).toMatchObject({ code: 'invalid_request', field: 'body' });
  });
});
