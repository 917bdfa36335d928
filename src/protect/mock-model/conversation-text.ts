type JsonObject = Readonly<Record<string, unknown>>;

/** Depth of content blocks within content blocks that the mock reads. */
const DEPTH_MAX = 6;

function textOf(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value;
  if (depth > DEPTH_MAX || typeof value !== 'object' || value === null) return '';
  if (Array.isArray(value)) return value.map((item) => textOf(item, depth + 1)).join('\n');
  const object = value as JsonObject;
  return textOf(object.text ?? object.content ?? object.output ?? '', depth + 1);
}

/** A conversation as the personas read it: what the operator said, and everything else in one piece. */
export interface ConversationText {
  readonly system: string;
  readonly rest: string;
  /** Names of the declared tools. */
  readonly tools: readonly string[];
  readonly tokensMax: number | undefined;
}

/** Reads a request in the chat, messages or responses shape. */
export function conversationText(body: JsonObject): ConversationText {
  const turns = body.messages ?? body.input ?? body.prompt ?? [];
  const list: readonly unknown[] = Array.isArray(turns) ? turns : [turns];
  const isSystem = (turn: unknown): boolean =>
    ['system', 'developer'].includes(String((turn as JsonObject | null)?.role));
  const system = [body.system, body.instructions, ...list.filter(isSystem)].map((part) => textOf(part));
  const isModel = (turn: unknown): boolean => (turn as JsonObject | null)?.role === 'assistant';
  const rest = list.filter((turn) => !isSystem(turn) && !isModel(turn)).map((part) => textOf(part));
  const tools = Array.isArray(body.tools) ? (body.tools as readonly JsonObject[]) : [];
  const tokensMax = body.max_tokens ?? body.max_completion_tokens ?? body.max_output_tokens;
  return {
    system: system.filter((text) => text !== '').join('\n'),
    rest: rest.join('\n'),
    tools: tools.map((tool) => String((tool.function as JsonObject | undefined)?.name ?? tool.name ?? '')),
    tokensMax: typeof tokensMax === 'number' ? tokensMax : undefined,
  };
}
