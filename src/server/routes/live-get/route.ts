import { needs } from '../../core/access.ts';
import { defineRoute, type Route } from '../../core/define-route.ts';
import type { LiveHub } from '../../live/live-hub.ts';

export function liveGet(hub: LiveHub): Route {
  return defineRoute({
    method: 'GET',
    path: '/api/live',
    access: needs('read'),
    tag: 'operations',
    summary: 'Live events: `counts`, `finding`, `incident`, `traffic`',
    status: 200,
    response: { contentTypes: ['text/event-stream'], description: 'Server-sent events' },
    faults: [503],
    handle({ reply }) {
      hub.requireRoom();
      const headers = reply.getHeaders();
      reply.hijack();
      reply.raw.writeHead(200, {
        ...(headers as Record<string, string>),
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      hub.add(reply.raw);
      return undefined;
    },
  });
}
