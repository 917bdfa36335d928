import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchCase, chatBody } from './cases.ts';
import { plantedArguments, readInjecAgentTools } from './injecagent.ts';

interface Row {
  readonly id: string;
  readonly text: string;
  readonly kind: string;
  readonly label: string;
  readonly payload?: string;
  readonly span?: readonly [number, number];
}
type Message =
  | { readonly role: 'user'; readonly content: string }
  | { readonly role: 'assistant'; readonly tool_calls: readonly string[] }
  | { readonly role: 'tool'; readonly name: string; readonly content: unknown };

/** The agent traces of the shared training set: the user's call where it stands and after the result, and planted calls. */
export function traceCases(folder: string): readonly BenchCase[] {
  const attacks = readFileSync(join(folder, 'injecagent_attacker_cases_dh.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map(
      (line) =>
        JSON.parse(line) as {
          readonly 'Attacker Tools': readonly string[];
          readonly 'Attacker Instruction': string;
        },
    );
  const rows = readFileSync(join(folder, 'train/indirect.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .filter((row) => row.kind === 'agent_trace');
  const tools = readInjecAgentTools(folder);
  return rows.flatMap((row) => {
    const [user, assistant, tool] = JSON.parse(row.text) as Message[];
    if (user?.role !== 'user' || assistant?.role !== 'assistant' || tool?.role !== 'tool') return [];
    const call = parseCall(assistant.tool_calls[0] ?? '');
    const after = chatBody([], user.content, [{ ...call, result: tool.content }]);
    const userCases: BenchCase[] = [
      { suite: 'traces-first', id: row.id, side: 'user', body: chatBody([], user.content, []), call },
      { suite: 'traces-after-result', id: row.id, side: 'user', body: after, call },
    ];
    const span = row.span === undefined ? '' : [...row.text].slice(row.span[0], row.span[1]).join('');
    const planted = attacks.filter((attack) => span.includes(attack['Attacker Instruction']));
    const poisoned = chatBody(tools, user.content, [{ ...call, result: tool.content }]);
    return [
      ...userCases,
      ...planted.flatMap((attack) =>
        attack['Attacker Tools'].map((name) => ({
          suite: 'traces',
          id: row.id,
          side: 'attacker' as const,
          body: poisoned,
          call: { name, arguments: plantedArguments(tools, name, attack['Attacker Instruction']) },
        })),
      ),
    ];
  });
}

/** `name(key='value', other=[1])` as name and arguments; what is no plain literal is kept as text. */
function parseCall(text: string): { readonly name: string; readonly arguments: unknown } {
  const name = text.slice(0, text.indexOf('('));
  const inner = text.slice(name.length + 1, -1);
  const args: Record<string, unknown> = {};
  for (const match of inner.matchAll(/(?:(\w+)\s*=\s*)?('(?:[^'\\]|\\.)*'|"[^"]*"|\[[^\]]*\]|[^,()]+)/g)) {
    const value = match[2]!.trim();
    if (value !== '') args[match[1] ?? 'value'] = /^['"]/.test(value) ? value.slice(1, -1) : value;
  }
  return { name, arguments: args };
}
