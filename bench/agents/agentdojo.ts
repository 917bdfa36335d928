import { readFileSync } from 'node:fs';
import type { ToolDefinition } from '../../src/contracts/tool-call.ts';
import { type BenchCase, chatBody } from './cases.ts';

interface Row {
  readonly suite: string;
  readonly id: string;
  readonly side: 'user' | 'attacker';
  readonly system: string;
  readonly user: string;
  readonly tools: readonly ToolDefinition[];
  readonly steps: readonly { readonly name: string; readonly arguments: unknown; readonly result: string }[];
  readonly call: { readonly name: string; readonly arguments: unknown };
}

/** What bench/peers/agentdojo/export.py wrote: one call a line, with the conversation before it. */
export function readAgentDojo(file: string): readonly BenchCase[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .map((row) => ({
      suite: `agentdojo-${row.suite}`,
      id: row.id,
      side: row.side,
      body: chatBody(row.tools, row.user, row.steps, row.system),
      call: row.call,
    }));
}
