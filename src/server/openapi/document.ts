import { z } from 'zod';
import type { Access } from '../core/access.ts';
import { isOtherContent, type OtherContent, type Route } from '../core/define-route.ts';
import { problemSchema } from '../core/problem.ts';

type Json = Record<string, unknown>;

const problemRef = { $ref: '#/components/responses/Problem' };

/** OpenAPI 3.1 document of the routes, from the same schemas that validate their requests. */
export function openApiDocument(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title: 'Bartizan', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map((route) => route.tag))].sort().map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'API token `bzn_…`' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'bartizan_session',
          description: 'Session of the console; other methods than GET need its `x-csrf-token` too.',
        },
      },
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      responses: {
        Problem: {
          description: 'What went wrong (RFC 9457)',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

function operation(route: Route): Json {
  const parameters = [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')];
  return {
    operationId: operationId(route),
    summary: route.summary,
    tags: [route.tag],
    ...accessOf(route.access),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body || route.otherBody ? { requestBody: requestBody(route) } : {}),
    responses: responses(route),
  };
}

function operationId(route: Route): string {
  const words = route.path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '' && word !== 'api');
  return [route.method.toLowerCase(), ...words]
    .map((word, index) => (index === 0 ? word : word[0]?.toUpperCase() + word.slice(1)))
    .join('');
}

function accessOf(access: Access): Json {
  if (access === 'public') return { security: [], 'x-access': 'public' };
  if (access === 'account') return { security: [{ session: [] }], 'x-access': 'account' };
  if ('own' in access) return { 'x-access': access.own };
  return {
    security: [{ token: [] }, { session: [] }],
    'x-access': access.orAccount ? 'scopes or account' : 'scopes',
    'x-scopes': access.scopes,
  };
}

function parametersOf(schema: z.ZodObject | undefined, where: 'path' | 'query'): Json[] {
  if (!schema) return [];
  const json = schemaOf(schema, 'input');
  const required = new Set((json.required as string[] | undefined) ?? []);
  return Object.entries((json.properties ?? {}) as Record<string, Json>).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.has(name),
    schema: property,
  }));
}

function requestBody(route: Route): Json {
  if (route.otherBody)
    return {
      required: true,
      description: route.otherBody.description,
      content: otherContent(route.otherBody),
    };
  return { required: true, content: { 'application/json': { schema: schemaOf(route.body!, 'input') } } };
}

function responses(route: Route): Json {
  const statuses = new Set(route.faults ?? []);
  statuses.add(500);
  if (route.access !== 'public') for (const status of [401, 403]) statuses.add(status);
  if (route.params || route.query || route.body || route.otherBody) statuses.add(400);
  if (route.body) for (const status of [413, 415]) statuses.add(status);
  return {
    [route.status]: success(route),
    ...(route.otherStatus === undefined ? {} : { [route.otherStatus]: success(route) }),
    ...Object.fromEntries([...statuses].sort().map((status) => [status, problemRef])),
  };
}

function success(route: Route): Json {
  if (!route.response) return { description: 'Done' };
  if (isOtherContent(route.response)) {
    return { description: route.response.description, content: otherContent(route.response) };
  }
  return {
    description: 'Success',
    content: { 'application/json': { schema: schemaOf(route.response, 'output') } },
  };
}

function otherContent(content: OtherContent): Json {
  return Object.fromEntries(content.contentTypes.map((type) => [type, { schema: { type: 'string' } }]));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  });
  return json as Json;
}
