import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { openApiDocument } from '../../src/server/openapi/document.ts';
import { routes } from '../../src/server/routes/index.ts';

/** Writes the console's types of the API from the same zod schemas that the server answers by. */
const document = openApiDocument(routes, '0.0.0');
const nodes = await openapiTypescript(JSON.stringify(document), { immutable: true, alphabetize: true });
const target = join(import.meta.dirname, '../src/api/types.gen.ts');
await writeFile(
  target,
  `// Made by console/scripts/generate-api-types.ts from the server's OpenAPI document. Do not edit.\n${astToString(nodes)}`,
);
console.log(`Wrote ${target} from ${routes.length} routes.`);
