import { z } from 'zod';
import { readAnswer } from '../answers.ts';
import type { Command } from '../command.ts';

const statusSchema = z.looseObject({});

export const status: Command = async (_input, context) => {
  const client = await context.openClient();
  const answer = readAnswer(statusSchema, await client.request('GET', '/api/status'));
  const running = client.mode === 'server';
  const { dataDir } = context.config;
  const head = running ? `A server runs on ${dataDir}.` : `No server runs on ${dataDir}.`;
  context.output.result({ running, dataDir, ...answer }, [head, ...lines(answer, '')].join('\n'));
  return undefined;
};

/** One `name  value` line a leaf; nested parts are indented. */
function lines(value: Readonly<Record<string, unknown>>, indent: string): readonly string[] {
  return Object.entries(value).flatMap(([name, child]) => {
    if (typeof child !== 'object' || child === null) return [`${indent}${name.padEnd(16)} ${String(child)}`];
    return [`${indent}${name}`, ...lines(child as Readonly<Record<string, unknown>>, `${indent}  `)];
  });
}
