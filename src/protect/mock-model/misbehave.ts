import type { ServerResponse } from 'node:http';
import type { Behaviour } from './behaviours.ts';
import type { Mood } from './personas.ts';
import { sendJson } from './send-json.ts';

function error(path: string, type: string, message: string): object {
  if (path.startsWith('/api/')) return { error: message };
  if (path.startsWith('/v1beta')) return { error: { code: 500, message, status: 'INTERNAL' } };
  return path.startsWith('/v1/messages')
    ? { type: 'error', error: { type, message } }
    : { error: { message, type, param: null, code: type } };
}

/** Plays the upstream that fails; false when this behaviour still answers. */
export function misbehave(
  behaviour: Behaviour | Mood,
  streams: boolean,
  response: ServerResponse,
  path: string,
): boolean {
  switch (behaviour) {
    case '429':
      sendJson(response, 429, error(path, 'rate_limit_error', 'Slow down.'), { 'retry-after': '1' });
      return true;
    case '500':
      sendJson(response, 500, error(path, 'server_error', 'The model had an error.'));
      return true;
    case 'hang':
      return true;
    case 'reset':
      response.socket?.destroy();
      return true;
    case 'html':
      response.writeHead(503, { 'content-type': 'text/html' });
      response.end('<html><body><h1>503 Service Unavailable</h1></body></html>');
      return true;
    case 'broken':
      if (!streams)
        sendJson(response, 200, '{"id":"chatcmpl-mock1","choices":[{"message":{"content":"half an ans');
      return !streams;
    case 'truncated':
      if (streams) return false;
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4096' });
      response.write('{"id":"chatcmpl-mock1","choices":[');
      setTimeout(() => response.socket?.destroy(), 5);
      return true;
    default:
      return false;
  }
}
