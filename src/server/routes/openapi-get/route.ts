import { z } from 'zod';
import { defineRoute, type Route } from '../../core/define-route.ts';
import { openApiDocument } from '../../openapi/document.ts';

/** The document of a set of routes; made once, at the first request. */
export function openapiGet(routes: () => readonly Route[]): Route {
  let document: Record<string, unknown> | undefined;
  return defineRoute({
    method: 'GET',
    path: '/api/openapi.json',
    access: 'public',
    tag: 'operations',
    summary: 'This document',
    status: 200,
    response: z.record(z.string(), z.unknown()),
    handle({ deps }) {
      document ??= openApiDocument(routes(), deps.config.version);
      return document;
    },
  });
}
