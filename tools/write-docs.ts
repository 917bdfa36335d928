// Writes the pages of docs/ that are made from code.
//   npm run docs
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pages } from './docs/pages.ts';

const root = resolve(import.meta.dirname, '..');
for (const [path, page] of Object.entries(pages)) {
  writeFileSync(join(root, path), page());
  process.stdout.write(`${path}\n`);
}
