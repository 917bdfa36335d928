import type { DeclaredTool, GuardCall } from '../../../contracts/guard.ts';
import { schemaErrors } from '../schema/check-schema.ts';
import { SchemaSource, UncheckableSchema } from '../schema/schema-run.ts';
import { decisiveValues } from './decisive-values.ts';
import { Grounding } from './grounding.ts';
import type { FoundCall } from './tool-calls-in.ts';

/** What is wrong with one call. */
export interface CallFinding {
  readonly rule:
    | 'undeclared-tool'
    | 'arguments-not-json'
    | 'arguments-schema'
    | 'schema-uncheckable'
    | 'ungrounded-argument';
  readonly score: number;
  readonly explanation: string;
}

const FINDINGS_MAX = 8;

/** Judges the calls of one answer against the request that it answers. */
export class CallJudge {
  readonly #call: GuardCall;
  readonly #tools: ReadonlyMap<string, DeclaredTool> | undefined;
  readonly #sources = new Map<string, SchemaSource>();
  #grounding: Grounding | undefined;

  constructor(call: GuardCall) {
    this.#call = call;
    this.#tools = call.tools && new Map(call.tools.map((tool) => [tool.name, tool]));
  }

  judge({ name, arguments: args }: Omit<FoundCall, 'path'>): readonly CallFinding[] {
    const tool = this.#tools?.get(name);
    if (this.#tools !== undefined && tool === undefined)
      return [
        {
          rule: 'undeclared-tool',
          score: 1,
          explanation: 'The answer calls a tool that the request does not declare (OWASP LLM06).',
        },
      ];
    if (typeof args === 'string')
      return [
        {
          rule: 'arguments-not-json',
          score: 0.9,
          explanation: `The arguments for the tool "${shown(name)}" are no JSON (OWASP LLM05).`,
        },
      ];
    return [...this.#schema(tool, args), ...this.#ungrounded(name, args)].slice(0, FINDINGS_MAX);
  }

  #schema(tool: DeclaredTool | undefined, args: unknown): CallFinding[] {
    if (tool?.parameters === undefined) return [];
    const source = this.#sources.get(tool.name) ?? new SchemaSource(tool.parameters);
    this.#sources.set(tool.name, source);
    try {
      return schemaErrors(source, args).map(({ pointer, keyword, expected }) => ({
        rule: 'arguments-schema',
        score: 0.9,
        explanation: `The argument ${pointer.slice(0, 200) || '(all)'} for the tool "${shown(tool.name)}" breaks "${keyword}" of its schema: expected is ${expected} (OWASP LLM05).`,
      }));
    } catch (error) {
      if (!(error instanceof UncheckableSchema)) throw error;
      const explanation = `The schema of the tool "${shown(tool.name)}" cannot be checked: ${error.message}.`;
      return [{ rule: 'schema-uncheckable', score: 0.9, explanation }];
    }
  }

  #ungrounded(name: string, args: unknown): CallFinding[] {
    const values = decisiveValues(args);
    if (values.length === 0) return [];
    this.#grounding ??= new Grounding(this.#call);
    const grounding = this.#grounding;
    return values
      .filter(({ value }) =>
        typeof value === 'number' ? !grounding.holdsNumber(value) : !grounding.holds(value),
      )
      .map(({ pointer, weight, kind }) => ({
        rule: 'ungrounded-argument',
        score: weight,
        explanation: `The argument ${pointer.slice(0, 200)} (${kind}) for the tool "${shown(name)}" stands nowhere in the conversation (OWASP LLM06 and LLM09).`,
      }));
  }
}

function shown(name: string): string {
  return name.slice(0, 64);
}
