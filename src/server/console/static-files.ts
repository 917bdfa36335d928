import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join, posix, relative, sep } from 'node:path';

export interface StaticFile {
  readonly content: Buffer;
  readonly contentType: string;
  /** Strong validator, quoted. */
  readonly etag: string;
  readonly isImmutable: boolean;
  readonly encodings: { readonly br?: Buffer; readonly gzip?: Buffer };
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
};
const filesMax = 2000;
const bytesMax = 64 * 1024 * 1024;

/**
 * Reads a folder of built files into memory once. Requests are answered from this map alone, so no path that a caller
 * makes up ever reaches the disk. Undefined when the folder has no `index.html`: the console is not built.
 */
export async function loadStaticFiles(dir: string): Promise<ReadonlyMap<string, StaticFile> | undefined> {
  if (!(await isFile(join(dir, 'index.html')))) return undefined;
  const raw = new Map<string, Buffer>();
  let bytes = 0;
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || raw.size >= filesMax) continue;
    const path = join(entry.parentPath, entry.name);
    const content = await readFile(path);
    bytes += content.length;
    if (bytes > bytesMax) throw new Error(`the console in ${dir} is larger than ${bytesMax} bytes`);
    raw.set(`/${relative(dir, path).split(sep).join(posix.sep)}`, content);
  }
  return new Map(
    [...raw]
      .filter(([path]) => types[extname(path)] !== undefined)
      .map(([path, content]) => [path, fileOf(path, content, raw)]),
  );
}

function fileOf(path: string, content: Buffer, raw: ReadonlyMap<string, Buffer>): StaticFile {
  const br = raw.get(`${path}.br`);
  const gzip = raw.get(`${path}.gz`);
  return {
    content,
    contentType: types[extname(path)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    // Vite puts a hash of the content into the names of what it builds into assets/.
    isImmutable: /^\/assets\/.+-[\w-]{8,}\.\w+$/.test(path),
    encodings: { ...(br && { br }), ...(gzip && { gzip }) },
  };
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
