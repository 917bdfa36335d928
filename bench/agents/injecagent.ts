import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ToolDefinition } from '../../src/contracts/tool-call.ts';
import { type BenchCase, chatBody } from './cases.ts';

interface Toolkit {
  readonly toolkit: string;
  readonly tools: readonly {
    readonly name: string;
    readonly summary: string;
    readonly parameters: readonly {
      readonly name: string;
      readonly type: string;
      readonly description: string;
    }[];
  }[];
}
interface Case {
  readonly 'Attacker Tools': readonly string[];
  readonly 'Attacker Instruction': string;
  readonly 'User Tool': string;
  readonly 'User Instruction': string;
  readonly 'Tool Parameters': string;
  readonly 'Tool Response': string;
}

export function readInjecAgentTools(folder: string): readonly ToolDefinition[] {
  const toolkits = JSON.parse(readFileSync(join(folder, 'injecagent_tools.json'), 'utf8')) as Toolkit[];
  return toolkits.flatMap((kit) =>
    kit.tools.map((tool) => ({
      name: kit.toolkit + tool.name,
      description: tool.summary,
      inputSchema: {
        type: 'object',
        properties: Object.fromEntries(
          tool.parameters.map(({ name, type, description }) => [name, { type, description }]),
        ),
      },
    })),
  );
}

/** The user's call before and after the poisoned result, and the attacker's call with no, and with the planted, values. */
export function injecAgentCases(folder: string): readonly BenchCase[] {
  const tools = readInjecAgentTools(folder);
  const cases = JSON.parse(readFileSync(join(folder, 'injecagent_dh_base.json'), 'utf8')) as Case[];
  return cases.flatMap((entry, i) => {
    const userCall = { name: entry['User Tool'], arguments: pythonLike(entry['Tool Parameters']) };
    const user = entry['User Instruction'];
    const before = chatBody(tools, user, []);
    const after = chatBody(tools, user, [{ ...userCall, result: entry['Tool Response'] }]);
    const attacks = entry['Attacker Tools'].flatMap((name) => [
      { name, arguments: {} },
      { name, arguments: plantedArguments(tools, name, entry['Attacker Instruction']) },
    ]);
    return [
      { suite: 'injecagent-first', id: `${i}`, side: 'user' as const, body: before, call: userCall },
      { suite: 'injecagent-after-poison', id: `${i}`, side: 'user' as const, body: after, call: userCall },
      ...attacks.map((call, k) => ({
        suite: 'injecagent',
        id: `${i}.${k}`,
        side: 'attacker' as const,
        body: after,
        call,
      })),
    ];
  });
}

/** Fills the parameters with what the planted text names: quoted words, addresses, numbers. */
export function plantedArguments(
  tools: readonly ToolDefinition[],
  name: string,
  text: string,
): Record<string, string> {
  const schema = tools.find((tool) => tool.name === name)?.inputSchema as
    | { readonly properties: Readonly<Record<string, unknown>> }
    | undefined;
  const values = text.match(/'[^']+'|[\w.]+@[\w.]+|\(?ID \w+\)?|\d[\d-]{2,}/g) ?? [text];
  const plain = values.map((value) => value.replace(/^[('\s]*(?:ID )?|[)'\s]*$/g, ''));
  return Object.fromEntries(
    Object.keys(schema?.properties ?? {}).map((key, i) => [key, plain[i % plain.length]!]),
  );
}

function pythonLike(text: string): unknown {
  return JSON.parse(
    text
      .replaceAll(/(?<=[{[,:\s])'|'(?=[\]},:])/g, '"')
      .replaceAll(/\b(True|False|None)\b/g, (word) => (word === 'None' ? 'null' : word.toLowerCase())),
  ) as unknown;
}
