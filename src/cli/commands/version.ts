import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Command } from '../command.ts';

const manifestSchema = z.object({ version: z.string() });

export const version: Command = (_input, context) => {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  );
  const answer = {
    version: manifestSchema.parse(manifest).version,
    node: process.versions.node,
    sqlite: process.versions.sqlite ?? 'none',
    platform: `${process.platform}-${process.arch}`,
  };
  const text = `bartizan ${answer.version} (Node ${answer.node}, SQLite ${answer.sqlite}, ${answer.platform})`;
  context.output.result(answer, text);
  return Promise.resolve(undefined);
};
