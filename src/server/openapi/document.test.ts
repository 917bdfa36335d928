import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '../routes/index.ts';
import { type TestApp, testApp } from '../testing/test-app.ts';

interface Operation {
  readonly operationId: string;
  readonly 'x-access': string;
  readonly 'x-scopes'?: readonly string[];
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly responses: Readonly<Record<string, unknown>>;
}
interface Document {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let test: TestApp;
let document: Document;
beforeAll(async () => {
  test = await testApp();
  const response = await test.app.inject('/api/openapi.json');
  expect(response.statusCode).toBe(200);
  document = response.json<Document>();
});
afterAll(() => test.close());

describe('OpenAPI document', () => {
  it('is OpenAPI 3.1 and holds every route with its access', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(routes.length).toBeGreaterThan(40);
    for (const route of routes) {
      const operation =
        document.paths[route.path.replace(/:([A-Za-z]+)/g, '{$1}')]?.[route.method.toLowerCase()];
      expect(operation, `${route.method} ${route.path}`).toBeDefined();
      const scopes =
        typeof route.access === 'object' && 'scopes' in route.access ? route.access.scopes : undefined;
      expect(operation?.['x-scopes']).toEqual(scopes);
    }
    expect(document.paths['/api/events']?.post?.['x-scopes']).toEqual(['ingest']);
    expect(document.paths['/api/live']?.get?.['x-scopes']).toEqual(['read']);
  });

  it('has unique operation ids, and declares every path parameter', () => {
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((operation) => ({ path, operation })),
    );
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, operation } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const declared = operation.parameters?.filter((one) => one.in === 'path').map((one) => one.name) ?? [];
      expect(declared).toEqual(inPath);
      expect(Object.keys(operation.responses).some((status) => status.startsWith('2'))).toBe(true);
    }
  });

  it('resolves every reference inside of itself', () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(refs.length).toBeGreaterThan(0);
    for (const ref of refs) {
      const target = ref
        .slice(2)
        .split('/')
        .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
      expect(target, ref).toBeDefined();
    }
  });
});
