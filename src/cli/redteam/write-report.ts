import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Fault } from '../../kernel/fault.ts';
import { htmlReport, type Report, sarifReport } from '../../protect/redteam/index.ts';
import { cliErrors } from '../errors.ts';
import type { Format } from './settings.ts';

const JSON_NAME = 'redteam-report.json';
const names: Readonly<Record<Format, string>> = {
  html: 'redteam-report.html',
  json: JSON_NAME,
  sarif: 'redteam-report.sarif',
};

const writers: Readonly<Record<Format, (report: Report) => string>> = {
  html: htmlReport,
  json: (report) => `${JSON.stringify(report, undefined, 1)}\n`,
  sarif: (report) => `${JSON.stringify(sarifReport(report, { reportUri: JSON_NAME }), undefined, 1)}\n`,
};

/**
 * Writes the report in the formats asked for. Transcripts hold attacks and what they brought to light: the files are
 * the user's alone.
 *
 * @returns the files' paths
 * @throws Fault `cli/file-unreadable`
 */
export async function writeReport(
  report: Report,
  folder: string,
  formats: readonly Format[],
): Promise<readonly string[]> {
  const dir = resolve(folder);
  try {
    await mkdir(dir, { recursive: true });
    const files = formats.map((format) => ({
      path: join(dir, names[format]),
      text: writers[format](report),
    }));
    for (const { path, text } of files) await writeFile(path, text, { mode: 0o600 });
    return files.map(({ path }) => path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw new Fault(cliErrors.fileUnreadable, { message: `${dir} cannot be written: ${code}`, cause: error });
  }
}
