import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const words = { name: 'names', type: 'words', words: ['Nightjar'] };
const put = (payload: object, name = 'names') =>
  test.as('admin', { method: 'PUT', url: `/api/custom-guards/${name}`, payload });

it('leaves the names of guards that ship alone', async () => {
  expect((await put({ ...words, name: 'injection' }, 'injection')).statusCode).toBe(409);
});
