import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it('PUT /api/teams/:name adds and changes a team, and the list counts its tokens', async () => {
  const put = (payload: object) => test.as('admin', { method: 'PUT', url: '/api/teams/care', payload });
  expect((await put({})).json()).toEqual({ name: 'care' });
  const changed = await put({ models: ['gpt-*'], limits: { tokensPerMinute: 500 } });
  expect(changed.json()).toEqual({ name: 'care', models: ['gpt-*'], limits: { tokensPerMinute: 500 } });
  for (const name of ['one', 'two']) {
    const { record } = await test.identity.tokens.create({
      name,
      scopes: ['gateway'],
      createdBy: 'test',
      gateway: { team: 'care' },
    });
    if (name === 'two') await test.identity.tokens.revoke(record.id);
  }
  const listed = await test.as('read', { url: '/api/teams' });
  expect(listed.json().items).toMatchObject([{ name: 'care', tokens: 1 }]);
  const remove = () => test.as('admin', { method: 'DELETE', url: '/api/teams/care' });
  expect([(await remove()).statusCode, (await remove()).statusCode]).toEqual([204, 404]);
});
