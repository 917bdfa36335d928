import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RuleFile, RuleProblem } from '../defend/detection/index.ts';

/** The rules that the product ships. */
const OWN_RULES = fileURLToPath(new URL('../../rules/sigma', import.meta.url));
const FILES_MAX = 50_000;
const FILE_BYTES_MAX = 1024 * 1024;

export interface RuleFolders {
  readonly files: readonly RuleFile[];
  /** Folders and files that could not be read, in the shape of a rule's own problems. */
  readonly problems: readonly RuleProblem[];
}

/** Reads the shipped rules and the user's folders; what cannot be read is reported, and never stops the others. */
export async function readRuleFolders(dirs: readonly string[]): Promise<RuleFolders> {
  const files: RuleFile[] = [];
  const problems: RuleProblem[] = [];
  for (const dir of [OWN_RULES, ...dirs]) {
    const report = (path: string, reason: string): void => {
      problems.push({ file: path, line: 1, kind: 'invalid', reason });
    };
    const label = dir === OWN_RULES ? 'bartizan' : dir;
    for (const path of await rulePaths(dir, report)) {
      if (files.length >= FILES_MAX) {
        report(dir, `only the first ${FILES_MAX} rule files are read`);
        break;
      }
      const text = await readText(path, report);
      if (text !== undefined) files.push({ path: join(label, relative(dir, path)), text });
    }
  }
  return { files, problems };
}

type Report = (path: string, reason: string) => void;

async function rulePaths(dir: string, report: Report): Promise<string[]> {
  try {
    const names = await readdir(dir, { recursive: true });
    return names
      .filter((name) => /\.ya?ml$/i.test(name))
      .sort()
      .map((name) => join(dir, name));
  } catch (error) {
    report(dir, `the folder cannot be read: ${(error as Error).message}`);
    return [];
  }
}

async function readText(path: string, report: Report): Promise<string | undefined> {
  try {
    const { size } = await stat(path);
    if (size <= FILE_BYTES_MAX) return await readFile(path, 'utf8');
    report(path, `the file has ${size} bytes; a rule file may have ${FILE_BYTES_MAX}`);
  } catch (error) {
    report(path, `the file cannot be read: ${(error as Error).message}`);
  }
  return undefined;
}
