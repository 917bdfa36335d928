import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const LINES_MAX = 400;

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What people wrote: no dependencies, builds, generated files or golden samples. */
function writtenFiles(): readonly SourceFile[] {
  return ['bin', 'src', 'console', 'test', 'tools', 'bench'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|cjs|css)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !/[\\/](node_modules|dist|testdata|peers)[\\/]|\.gen\.ts$/.test(path))
      .map((path) => ({ path: relative(root, path).split(sep).join('/'), text: readFileSync(path, 'utf8') })),
  );
}

function tooLong(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter((file) => !/\.test\.tsx?$/.test(file.path))
    .map((file) => ({ path: file.path, lines: file.text.split('\n').length }))
    .filter((file) => file.lines > LINES_MAX)
    .map((file) => `${file.path} has ${file.lines} lines`);
}

function skipping(files: readonly SourceFile[]): readonly string[] {
  const skip = /\b(it|test|describe|suite)\s*\.\s*(skip|only|todo|fails|skipIf|runIf)\b/;
  return files
    .filter((file) => /\.test\.tsx?$/.test(file.path) && skip.test(file.text))
    .map((file) => file.path);
}

function unfinished(files: readonly SourceFile[]): readonly string[] {
  const mark = new RegExp(
    `\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|${['XX', 'X'].join('')})\\b`,
  );
  return files.filter((file) => mark.test(file.text)).map((file) => file.path);
}

describe('the repository', () => {
  const files = writtenFiles();

  it('is there', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it(`has no file of more than ${LINES_MAX} lines outside of tests`, () => {
    expect(tooLong(files)).toEqual([]);
  });

  it('skips no test', () => {
    expect(skipping(files)).toEqual([]);
  });

  it('puts nothing off', () => {
    expect(unfinished(files)).toEqual([]);
  });
});

describe('the checks', () => {
  const file = (text: string, path = 'src/a.test.ts'): SourceFile => ({ path, text });

  it('can fail', () => {
    expect(tooLong([file('\n'.repeat(401), 'src/a.ts')])).toHaveLength(1);
    expect(tooLong([file('\n'.repeat(401))])).toHaveLength(0);
    expect(skipping([file(['it', 'skip("x")'].join('.')), file('it("x")')])).toHaveLength(1);
    expect(unfinished([file(`// ${'TO'}${'DO'}: later`), file('const todos = 1')])).toHaveLength(1);
  });
});
