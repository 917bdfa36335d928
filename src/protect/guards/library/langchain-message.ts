/** The fields of a LangChain.js message that hold words. */
export interface LangChainMessage {
  /** `human`, `ai`, `system`, `tool`, `function` or a role of one's own. */
  readonly type: string;
  readonly content: unknown;
  readonly name?: string | undefined;
  readonly tool_calls?: unknown;
  readonly invalid_tool_calls?: unknown;
  readonly additional_kwargs?: unknown;
  readonly artifact?: unknown;
}

/** The same words as a plain object that the guards can walk. */
export type PlainMessage = Readonly<Record<string, unknown>>;

const wordFields = ['content', 'name', 'tool_calls', 'invalid_tool_calls', 'additional_kwargs'] as const;

/** Roles of one's own are somebody's outside: they count as the user's. */
export function toPlain(message: LangChainMessage): PlainMessage {
  const plain: Record<string, unknown> = { role: message.type };
  for (const field of wordFields) if (message[field] !== undefined) plain[field] = message[field];
  return plain;
}

/** The message with the words of `after`; the very same message when nothing changed. */
export function fromPlain<M extends LangChainMessage>(
  message: M,
  before: PlainMessage,
  after: PlainMessage,
): M {
  if (before === after) return message;
  // What a message keeps of its own making (`lc_…`) would bring the old words along.
  const fields = Object.fromEntries(Object.entries(message).filter(([name]) => !name.startsWith('lc_')));
  for (const field of wordFields)
    if (after[field] !== undefined) Object.assign(fields, { [field]: after[field] });
  const Message = message.constructor as new (fields: object) => M;
  return new Message(fields);
}
