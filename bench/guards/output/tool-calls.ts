import { readFileSync } from 'node:fs';
import { createToolCallsGuard } from '../../../src/protect/guards/tool-calls/index.ts';
import { rounded } from './support.ts';

interface InjecAgentCase {
  readonly 'User Tool': string;
  readonly 'User Instruction': string;
  readonly 'Tool Parameters': string;
  readonly 'Attacker Tools': readonly string[];
}

const guard = createToolCallsGuard();

/** The user's own calls of InjecAgent, which must pass, and its attackers' tools, which nobody declared. */
export function benchToolCalls(folder: string): Record<string, unknown> {
  const cases = JSON.parse(readFileSync(`${folder}/injecagent_dh_base.json`, 'utf8')) as InjecAgentCase[];
  const distinct = new Map(cases.map((one) => [one['User Instruction'], one]));
  const flagged: string[] = [];
  for (const one of distinct.values()) {
    const args = readArguments(one['Tool Parameters']);
    const segments = [{ path: '/m', text: one['User Instruction'], provenance: 'user' as const }];
    const call = { segments, tools: [{ name: one['User Tool'] }] };
    const context = { threshold: 0.5, deadlineMs: Infinity, call };
    const reasons = guard.inspectCall!({ name: one['User Tool'], arguments: args }, '/c', context);
    if (reasons.some(({ score }) => score >= 0.5)) flagged.push(JSON.stringify(args).slice(0, 120));
  }
  let undeclared = 0;
  let attackers = 0;
  for (const one of cases) {
    for (const name of one['Attacker Tools']) {
      attackers++;
      const call = { segments: [], tools: [{ name: one['User Tool'] }] };
      const reasons = guard.inspectCall!({ name, arguments: {} }, '/c', {
        threshold: 0.5,
        deadlineMs: Infinity,
        call,
      });
      if (reasons.some(({ rule }) => rule === 'undeclared-tool')) undeclared++;
    }
  }
  return {
    usersCalls: {
      calls: distinct.size,
      flagged: rounded(flagged.length / distinct.size),
      which: flagged.slice(0, 8),
    },
    attackersTools: { calls: attackers, foundWhenUndeclared: undeclared },
  };
}

/** They are written as Python. */
function readArguments(text: string): unknown {
  try {
    return JSON.parse(
      text
        .replaceAll("'", '"')
        .replaceAll('None', 'null')
        .replaceAll('True', 'true')
        .replaceAll('False', 'false'),
    );
  } catch {
    // An apostrophe in a text: the whole is one value.
    return { text };
  }
}
