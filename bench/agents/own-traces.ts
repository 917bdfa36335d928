import { readFileSync } from 'node:fs';
import { type BenchCase, chatBody } from './cases.ts';

interface Call {
  readonly name: string;
  readonly arguments: unknown;
}

interface OwnTrace {
  readonly id: string;
  readonly user: string;
  readonly tools: readonly {
    readonly name: string;
    readonly description: string;
    readonly parameters: readonly string[];
  }[];
  readonly read: Call;
  /** `{X}` is where the plant stands; the clean twin has nothing there. */
  readonly result: string;
  readonly plant: string;
  /** What serves the user after the result was read. */
  readonly calls: readonly Call[];
  /** Each is a list of steps that have to pass together. */
  readonly attacks: readonly (readonly Call[])[];
}

/** Traces in three dozen trades, written by us after the policy, each with a clean twin. */
export function ownTraceCases(): readonly BenchCase[] {
  const file = new URL('./own-traces.jsonl', import.meta.url);
  const traces = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as OwnTrace);
  return traces.flatMap((trace) => {
    const tools = trace.tools.map(({ parameters, ...tool }) => ({
      ...tool,
      inputSchema: { type: 'object', properties: Object.fromEntries(parameters.map((name) => [name, {}])) },
    }));
    const bodyWith = (plant: string) =>
      chatBody(tools, trace.user, [{ ...trace.read, result: trace.result.replace('{X}', plant) }]);
    const clean = bodyWith('');
    const poisoned = bodyWith(trace.plant);
    const before = chatBody(tools, trace.user, []);
    return [
      { suite: 'own-first', id: trace.id, side: 'user' as const, body: before, call: trace.read },
      ...trace.calls.flatMap((call) => [
        { suite: 'own-clean-twin', id: trace.id, side: 'user' as const, body: clean, call },
        { suite: 'own-poisoned', id: trace.id, side: 'user' as const, body: poisoned, call },
      ]),
      ...trace.attacks.flatMap((steps, i) =>
        steps.map((call, k) => ({
          suite: 'own',
          id: `${trace.id}.${i}#${k}`,
          side: 'attacker' as const,
          body: poisoned,
          call,
        })),
      ),
    ];
  });
}
