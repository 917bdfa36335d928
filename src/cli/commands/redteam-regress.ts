import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { casesOf, formatCases, mergeCases, parseCases, parseReport } from '../../protect/redteam/index.ts';
import { type Command, textOption } from '../command.ts';
import { readTextFile } from '../redteam/read-file.ts';

const FILE_BYTES_MAX = 512 * 1024 * 1024;

/** Turns what a report found into regression cases; cases that the file has already stay as they are. */
export const redteamRegress: Command = async (input, context) => {
  const report = parseReport(await readTextFile(textOption(input, 'report') ?? '', FILE_BYTES_MAX));
  const out = resolve(textOption(input, 'out') ?? 'redteam-cases.jsonl');
  const known = existsSync(out) ? readKnown(await readTextFile(out, FILE_BYTES_MAX)) : [];
  const found = casesOf(report);
  const all = mergeCases(known, found);
  const added = all.length - known.length;
  if (added > 0) {
    // A file that is written half would lose the cases that it had.
    const draft = `${out}.${process.pid}.tmp`;
    await writeFile(draft, formatCases(all), { mode: 0o600 });
    await rename(draft, out);
  }
  const text =
    found.length === 0
      ? 'The report has nothing that got through: no cases.'
      : `${added} cases added, ${all.length} in ${out}. Run them with: bartizan redteam --target URL --suite ${out}`;
  context.output.result({ found: found.length, added, total: all.length, file: out }, text);
  return undefined;
};

function readKnown(text: string) {
  return text.trim() === '' ? [] : parseCases(text);
}
