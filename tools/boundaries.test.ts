import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkBoundaries } from './boundaries/check.ts';
import { readImports } from './boundaries/read-imports.ts';
import { sourceFiles } from './boundaries/source-files.ts';

const root = resolve(import.meta.dirname, '..');

describe('the house', () => {
  it('keeps to the directions of the architecture', () => {
    const files = sourceFiles(root, ['src', 'console/src']);
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const report = checkBoundaries({ files, packages: new Set(Object.keys(manifest.dependencies)) });
    expect(report.modules).toBeGreaterThan(100);
    expect(report.edges).toBeGreaterThan(report.modules);
    expect(report.faults).toEqual([]);
  });
});

/** Checks a house of a few modules; modules that are only looked at may be empty. */
function faults(modules: Readonly<Record<string, string>>): readonly string[] {
  return checkBoundaries({ files: new Map(Object.entries(modules)), packages: new Set(['zod', '@scope/in']) })
    .faults;
}

describe('the checker finds', () => {
  it.each<readonly [string, Readonly<Record<string, string>>, RegExp]>([
    [
      'an import upwards',
      { 'src/kernel/a.ts': `import '../contracts/b.ts'`, 'src/contracts/b.ts': '' },
      /a\.ts:1: kernel is below contracts/,
    ],
    [
      'a type import upwards',
      { 'src/pipeline/a.ts': `\nimport type { B } from '../identity/index.ts'`, 'src/identity/index.ts': '' },
      /a\.ts:2: pipeline is below identity/,
    ],
    [
      'a re-export upwards',
      { 'src/contracts/a.ts': `export * from '../server/b.ts'`, 'src/server/b.ts': '' },
      /contracts is below server/,
    ],
    [
      'a dynamic import upwards',
      { 'src/cli/a.ts': `await import('../platform/index.ts')`, 'src/platform/index.ts': '' },
      /cli is below platform/,
    ],
    [
      'an import in a type',
      { 'src/kernel/a.ts': `type T = import('../cli/b.ts').B`, 'src/cli/b.ts': '' },
      /kernel is below cli/,
    ],
    [
      'a worker upwards',
      { 'src/storage/a.ts': `new Worker(new URL('../server/b.ts', import.meta.url))`, 'src/server/b.ts': '' },
      /storage is below server/,
    ],
    [
      'a domain in a domain',
      { 'src/protect/gateway/a.ts': `import '../guards/index.ts'`, 'src/protect/guards/index.ts': '' },
      /protect\/gateway and protect\/guards may meet in contracts alone/,
    ],
    [
      'a domain of the other wing',
      {
        'src/defend/detection/a.ts': `import '../../protect/guards/index.ts'`,
        'src/protect/guards/index.ts': '',
      },
      /may meet in contracts/,
    ],
    [
      'a surface in the other',
      { 'src/server/a.ts': `import '../cli/b.ts'`, 'src/cli/b.ts': '' },
      /server and cli may meet/,
    ],
    [
      'a way in past the door',
      { 'src/server/a.ts': `import '../identity/sessions.ts'`, 'src/identity/sessions.ts': '' },
      /only door of identity/,
    ],
    [
      'an adapter in the pipeline',
      { 'src/pipeline/a.ts': `import '../storage/sqlite/b.ts'`, 'src/storage/sqlite/b.ts': '' },
      /storage\/ports alone/,
    ],
    [
      'an adapter in a surface',
      { 'src/server/a.ts': `import '../storage/sqlite/b.ts'`, 'src/storage/sqlite/b.ts': '' },
      /storage\/ports alone/,
    ],
    [
      'a transport in a domain',
      { 'src/protect/gateway/a.ts': `import { createServer } from 'node:http'` },
      /may not know node:http/,
    ],
    ['a driver in a domain', { 'src/identity/a.ts': `import pg from 'pg'` }, /may not know pg/],
    [
      'a package that is no dependency',
      { 'src/kernel/a.ts': `import 'left-pad/x'` },
      /left-pad is not among the dependencies/,
    ],
    ['a file that is missing', { 'src/kernel/a.ts': `import './b.ts'` }, /there is no src\/kernel\/b\.ts/],
    ['a way out of src', { 'src/kernel/a.ts': `import '../../tools/x.ts'` }, /may not reach outside/],
    [
      'a test in the product',
      { 'src/kernel/a.ts': `import './testing/b.ts'`, 'src/kernel/testing/b.ts': '' },
      /for tests alone/,
    ],
    ['a room that nobody planned', { 'src/misc/a.ts': '' }, /no such room/],
    [
      'a console that looks behind the API',
      { 'console/src/a.tsx': `import '../../src/kernel/b.ts'`, 'src/kernel/b.ts': '' },
      /src\/contracts alone/,
    ],
    [
      'a cycle',
      {
        'src/kernel/a.ts': `import './b.ts'`,
        'src/kernel/b.ts': `export * from './c.ts'`,
        'src/kernel/c.ts': `import './a.ts'`,
      },
      /^cycle: src\/kernel\/a\.ts -> src\/kernel\/b\.ts -> src\/kernel\/c\.ts -> src\/kernel\/a\.ts$/,
    ],
    ['a module that imports itself', { 'src/kernel/a.ts': `import './a.ts'` }, /^cycle/],
  ])('%s', (_, modules, fault) => {
    const found = faults(modules);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(fault);
  });

  it('nothing in a house that is in order', () => {
    expect(
      faults({
        'src/main.ts': `import './cli/run.ts'; await import('./platform/index.ts')`,
        'src/platform/index.ts': `import '../storage/sqlite/store.ts'; import '../protect/gateway/index.ts'; import '../server/app.ts'`,
        'src/cli/run.ts': `import '../contracts/event.ts'; import x from './x.json' with { type: 'json' }`,
        'src/server/app.ts': `import '../protect/gateway/index.ts'; import 'zod/mini'; import '@scope/in/deep'`,
        'src/protect/gateway/index.ts': `export { a } from './a.ts'`,
        'src/protect/gateway/a.ts': `import '../../storage/ports/index.ts'; import 'node:crypto'`,
        'src/storage/sqlite/store.ts': `import '../ports/index.ts'; import 'node:sqlite'`,
        'src/storage/ports/index.ts': `import '../../contracts/event.ts'`,
        'src/contracts/event.ts': `import '../kernel/ids.ts'`,
        'src/kernel/ids.ts': `import 'node:crypto'`,
        'src/kernel/ids.test.ts': `import '../server/app.ts'; import 'vitest'`,
        'console/src/a.tsx': `import '../../src/contracts/event.ts'; import 'react'; import './a.css'`,
      }),
    ).toEqual([]);
  });
});

describe('the reader', () => {
  it('sees every kind of import, and none in comments and texts', () => {
    const text = `// import './no.ts'
      const t = "import './no.ts'"; import a, { type B } from './1.ts'; import type { C } from './2.ts'; import './3.ts';
      export { d } from './4.ts'; export * as e from './5.ts'; type F = import('./6.ts').F; const g = await import('./7.ts');
      new Worker(new URL('./8.ts', import.meta.url)); export const h = 1;`;
    const seen = readImports('a.ts', text).map((request) => request.specifier);
    expect(seen.toSorted()).toEqual(Array.from({ length: 8 }, (_, index) => `./${index + 1}.ts`));
  });

  it.each([
    ['import(name)', /literal/],
    ['import {', /a\.ts/],
  ])('refuses %j', (text, message) => {
    expect(() => readImports('a.ts', text)).toThrow(message);
  });
});
