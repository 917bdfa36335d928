import { afterAll, beforeAll, expect, it } from 'vitest';
import { sampleReport, sampleResult } from '../../../protect/redteam/testing/sample-report.ts';
import { type TestApp, testApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await testApp();
});
afterAll(() => test.close());

it('keeps a report, lists it, gives it back whole, and forgets it', async () => {
  const report = sampleReport([sampleResult('direct-injection', { outcome: 'succeeded' })]);
  const created = await test.as('admin', { method: 'POST', url: '/api/redteam-reports', payload: report });
  expect(created.statusCode).toBe(201);
  const info = created.json();
  expect(info).toMatchObject({ target: report.run.target, status: report.verdict.status });
  const list = (await test.as('read', { url: '/api/redteam-reports' })).json();
  expect(list).toEqual({ items: [info], nextCursor: null });
  const url = `/api/redteam-reports/${info.id}`;
  const view = (await test.as('read', { url })).json();
  expect(view).toMatchObject({ info, verdict: report.verdict, summary: report.summary });
  expect(view.results[0]).toMatchObject({ outcome: 'succeeded', answer: 'No.' });
  expect(view.families).toContainEqual(expect.objectContaining({ id: 'direct-injection', owasp: ['LLM01'] }));
  const probe = view.results[0].id;
  const result = (await test.as('read', { url: `${url}/results/${encodeURIComponent(probe)}` })).json();
  expect(result).toMatchObject({ probe: { id: probe }, exchanges: [{ status: 200 }] });
  expect((await test.as('read', { url: `${url}/results/none` })).statusCode).toBe(404);
  expect((await test.as('read', { url: `${url}/report` })).json()).toEqual(
    JSON.parse(JSON.stringify(report)),
  );
  const cases = (await test.as('read', { url: `${url}/cases` })).json();
  expect(cases.items).toMatchObject([{ schema: 'bartizan.redteam.case/1', probe: { id: probe } }]);
  expect((await test.as('read', { method: 'DELETE', url })).statusCode).toBe(403);
  expect((await test.as('admin', { method: 'DELETE', url })).statusCode).toBe(204);
  expect((await test.as('read', { url })).statusCode).toBe(404);
});

it('refuses what is no report', async () => {
  const response = await test.as('admin', {
    method: 'POST',
    url: '/api/redteam-reports',
    payload: { schema: 'x' },
  });
  expect(response.statusCode).toBe(400);
  expect(response.json().field).toBe('schema');
});
