import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleFile } from '../../src/defend/detection/index.ts';

/** Reads every `.yml` and `.yaml` file below a folder, in the order of their paths. */
export function readRules(folder: string): readonly RuleFile[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => /\.ya?ml$/.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}
