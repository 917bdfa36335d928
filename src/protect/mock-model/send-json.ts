import type { ServerResponse } from 'node:http';

/** Answers with JSON and the headers that providers add. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: object | string,
  headers: object = {},
): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'x-request-id': 'req_mock1',
    'x-ratelimit-remaining-requests': '9999',
    ...headers,
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
