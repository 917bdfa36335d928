import { readFileSync, statSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { ConfigError } from './config-error.ts';
import { isRecord, type Layer, type Origin, ROOT } from './origin.ts';

const FILE_BYTES_MAX = 1024 * 1024;

/**
 * Reads a configuration file. YAML 1.2 contains JSON, so one parser reads both and knows the line of every node.
 *
 * @throws ConfigError when the file cannot be read or parsed, or holds something other than settings
 */
export function readConfigFile(path: string): Layer {
  const text = readText(path);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, stringKeys: true, uniqueKeys: true });
  const error = document.errors[0];
  if (error !== undefined) {
    const line = lines.linePos(error.pos[0]).line;
    const what = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? error.code;
    throw fileError(path, `cannot be parsed: ${what}`, `${path}:${line}`);
  }
  // The bound on aliases stops a small file from becoming a huge tree.
  const values: unknown = document.toJS({ maxAliasCount: 100 }) ?? {};
  if (!isRecord(values)) throw fileError(path, 'must hold settings as "key: value"', path);
  const origins = new Map<string, Origin>([[ROOT, path]]);
  const visit = (value: unknown, at: readonly (string | number)[]): void => {
    const node: unknown = at.length === 0 ? undefined : document.getIn(at, true);
    if (isNode(node) && node.range) origins.set(at.join('.'), `${path}:${lines.linePos(node.range[0]).line}`);
    if (Array.isArray(value))
      value.forEach((item, index) => {
        visit(item, [...at, index]);
      });
    else if (isRecord(value)) for (const [name, child] of Object.entries(value)) visit(child, [...at, name]);
  };
  visit(values, []);
  return { values, origins };
}

function readText(path: string): string {
  try {
    const size = statSync(path).size;
    if (size > FILE_BYTES_MAX) throw fileError(path, `is larger than ${FILE_BYTES_MAX} bytes`, path);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw fileError(path, code === 'ENOENT' ? 'does not exist' : `cannot be read: ${code}`, path);
  }
}

function fileError(path: string, message: string, origin: Origin): ConfigError {
  return new ConfigError([{ key: path, message, origin: origin === path ? 'configuration file' : origin }]);
}
