import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

const get = (query: string) => test.as('read', { url: `/api/abuse/identity?${query}` });

it('shows one identity, also one whose name has a slash', async () => {
  expect((await get('kind=network&id=10.0.0.0%2F24')).json()).toMatchObject({
    kind: 'network',
    id: '10.0.0.0/24',
    alarm: null,
  });
});
