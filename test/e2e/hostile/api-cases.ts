import { type Answer, call, type Target } from './target.ts';

/** A request to the API, and the statuses that are right. */
export interface ApiCase {
  readonly name: string;
  readonly run: (target: Target) => Promise<Answer>;
  readonly statuses: readonly number[];
}

function asks(
  name: string,
  statuses: readonly number[],
  method: string,
  path: string,
  init: Parameters<typeof call>[3] = {},
): ApiCase {
  return { name, statuses, run: (target) => call(target, method, path, init) };
}

function body(
  name: string,
  statuses: readonly number[],
  method: string,
  path: string,
  text: string,
): ApiCase {
  return asks(name, statuses, method, path, { headers: { 'content-type': 'application/json' }, body: text });
}

const addresses: readonly ApiCase[] = [
  asks('an address that does not exist', [404], 'GET', '/api/nothing'),
  asks('a wrong method', [405], 'DELETE', '/api/events'),
  asks('a path traversal', [200, 404], 'GET', '/assets/..%2f..%2f..%2fpackage.json'),
  asks('a path traversal with backslashes', [200, 404], 'GET', '/assets/..%5c..%5cpackage.json'),
  asks('a double-encoded traversal', [200, 404, 400], 'GET', '/%252e%252e/%252e%252e/etc/passwd'),
  asks('a broken percent sign', [400, 404], 'GET', '/api/findings/%zz'),
  asks('a NUL in the path', [400, 404], 'GET', '/api/findings/%00'),
  asks('a parameter of 5,000 characters', [400, 404, 414], 'GET', `/api/findings/${'a'.repeat(5000)}`),
  asks('a token in the address', [400], 'GET', '/api/findings?access_token=bzn_x'),
  asks('an unknown parameter', [400], 'GET', '/api/findings?limi=1'),
  asks('a limit of text', [400], 'GET', '/api/findings?limit=abc'),
  asks('a limit of minus one', [400], 'GET', '/api/findings?limit=-1'),
  asks('a limit of a million', [400], 'GET', '/api/incidents?limit=1000000'),
  asks('a limit given twice', [400], 'GET', '/api/incidents?limit=1&limit=2'),
  asks('a limit as an object', [400], 'GET', '/api/incidents?limit[$gt]=1'),
  asks('a forged cursor', [400], 'GET', '/api/findings?cursor=!!!'),
  asks('a cursor of another list', [400, 200], 'GET', '/api/incidents?cursor=eyJhIjoxfQ'),
  asks('a time that does not exist', [400], 'GET', '/api/events?from=2026-02-31T99:00:00Z'),
  asks('a range that ends before it begins', [400], 'GET', '/api/events?from=now&to=-1h'),
  asks('SQL in a filter', [200], 'GET', "/api/events?q='%20OR%201=1--&from=-1h"),
  asks('wildcards in a filter', [200], 'GET', '/api/events?q=%25_%25&from=-1h'),
  asks('a field filter of nonsense', [400], 'GET', '/api/events?field=nocolon'),
  asks('a field filter that walks to the prototype', [200, 400], 'GET', '/api/events?field=__proto__.x:1'),
  asks('an entity of an unknown kind', [400], 'GET', '/api/events?entity=planet:mars'),
  asks('an event id of nonsense', [404], 'GET', '/api/events/evt_!!'),
  asks('no source', [400], 'POST', '/api/events', { headers: { 'content-type': 'text/plain' }, body: 'x' }),
  asks('a source with control characters', [400], 'POST', '/api/events?source=a%0ab', {
    headers: { 'content-type': 'text/plain' },
    body: 'x',
  }),
  asks('a source of 1,000 characters', [400], 'POST', `/api/events?source=${'s'.repeat(1000)}`, {
    headers: { 'content-type': 'text/plain' },
    body: 'x',
  }),
  asks('an idempotency key of 1,000 characters', [400], 'POST', '/api/events?source=x', {
    headers: { 'content-type': 'text/plain', 'idempotency-key': 'k'.repeat(1000) },
    body: 'x',
  }),
  asks('a method override', [405], 'POST', '/api/findings', {
    headers: { 'x-http-method-override': 'DELETE', 'content-type': 'application/json' },
    body: '{}',
  }),
  asks('a wrong token', [401], 'GET', '/api/findings', { token: 'bzn_wrong' }),
  asks('a token of 400 characters', [401], 'GET', '/api/findings', { token: 'b'.repeat(400) }),
];

const bodies: readonly ApiCase[] = [
  body('a body that is not JSON', [400], 'POST', '/api/tokens', '{'),
  body('an empty body', [400], 'POST', '/api/tokens', ''),
  body('a body of null', [400], 'POST', '/api/tokens', 'null'),
  body('an array for an object', [400], 'POST', '/api/tokens', '[]'),
  body(
    'a __proto__ key',
    [400],
    'POST',
    '/api/tokens',
    '{"__proto__":{"scopes":["admin"]},"name":"x","scopes":["read"]}',
  ),
  body(
    'a constructor key',
    [400],
    'POST',
    '/api/tokens',
    '{"constructor":{"prototype":{}},"name":"x","scopes":["read"]}',
  ),
  body('an unknown key', [400], 'POST', '/api/tokens', '{"name":"x","scopes":["read"],"admin":true}'),
  body('an unknown scope', [400], 'POST', '/api/tokens', '{"name":"x","scopes":["root"]}'),
  body('no scopes', [400], 'POST', '/api/tokens', '{"name":"x","scopes":[]}'),
  body(
    'an expiry of infinity',
    [400],
    'POST',
    '/api/tokens',
    '{"name":"x","scopes":["read"],"expiresInDays":1e999}',
  ),
  body(
    'depth 100,000',
    [400],
    'POST',
    '/api/tokens',
    `{"name":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
  ),
  body('2 MB of JSON', [413], 'POST', '/api/tokens', JSON.stringify({ name: 'x'.repeat(2_000_000) })),
  asks('a form', [415], 'POST', '/api/tokens', {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'a=1',
  }),
  body(
    'an address that is no address',
    [400],
    'POST',
    '/api/upstreams',
    '{"name":"x","baseUrl":"javascript:alert(1)"}',
  ),
  body('a file for an address', [400], 'POST', '/api/webhooks', '{"name":"x","url":"file:///etc/passwd"}'),
  body(
    'an unknown guard',
    [400],
    'PUT',
    '/api/policies/p',
    '{"guards":[{"guard":"nothing","action":"block"}]}',
  ),
  body('a guard that does not exist', [404], 'PUT', '/api/guards/nothing', '{"enabled":true}'),
  body('switching off without a reason', [400], 'PUT', '/api/detectors/sigma', '{"enabled":false}'),
  body('a title of nothing', [400], 'PATCH', '/api/incidents/1', '{"title":"  "}'),
  body('an incident that does not exist', [404], 'PATCH', '/api/incidents/999999', '{"status":"closed"}'),
  body('a status that does not exist', [400], 'PATCH', '/api/incidents/1', '{"status":"deleted"}'),
  body(
    'a sign-in with objects',
    [400],
    'POST',
    '/api/session',
    '{"email":{"$ne":null},"password":{"$ne":null}}',
  ),
  body(
    'a set-up after the set-up, or with a guess',
    [403, 409],
    'POST',
    '/api/setup',
    '{"setupToken":"guess","email":"a@b.c","password":"correct horse battery"}',
  ),
  body('a write in a hunt', [400, 403, 422], 'POST', '/api/hunt', '{"sql":"CREATE TABLE x AS SELECT 1"}'),
  body(
    'a file read in a hunt',
    [400, 403, 422],
    'POST',
    '/api/hunt',
    '{"sql":"SELECT * FROM read_text(\'/etc/passwd\')"}',
  ),
  body('a hunt of nonsense', [400, 422], 'POST', '/api/hunt', '{"sql":"SELEKT"}'),
];

export const apiCases: readonly ApiCase[] = [...addresses, ...bodies];
