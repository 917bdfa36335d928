type JsonObject = Readonly<Record<string, unknown>>;

/** Most tokens that providers make of one picture that they fetch themselves, in the finest detail. */
const PICTURE_TOKENS = 6_000;
const DEPTH_MAX = 128;

/** Members that stand for text which is kept elsewhere. */
const references: ReadonlySet<string> = new Set([
  'file_id',
  'file_url',
  'fileUri',
  'file_uri',
  'previous_response_id',
  'conversation',
  'cachedContent',
  'cached_content',
  'container',
]);
/** Tools that run at the caller's; all others are the provider's, and read and write as often as they like. */
const callersTools: ReadonlySet<string> = new Set(['function', 'custom', 'mcp_toolset']);

/** What a call may read at most. */
export interface InputBound {
  readonly tokens: number;
  /** Whether it reads what the request does not hold, so that the model's context is the only bound. */
  readonly isOpen: boolean;
  /** A tool of the provider that makes the bound unknown. */
  readonly hostedTool: string | undefined;
}

/**
 * The upper bound of a request's input. Tokens of text are never more than its bytes: tokenisers work on bytes, and the
 * JSON around each message is longer than what templates add to it.
 */
export function inputBound(bytes: number, body: JsonObject): InputBound {
  const found = { pictures: 0, isOpen: false };
  look(body, found, 0);
  return {
    tokens: bytes + found.pictures * PICTURE_TOKENS,
    isOpen: found.isOpen || isStoredPrompt(body.prompt),
    hostedTool: hostedToolOf(body),
  };
}

function look(value: unknown, found: { pictures: number; isOpen: boolean }, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return;
  if (Array.isArray(value)) {
    for (const item of value) look(item, found, depth + 1);
    return;
  }
  for (const [key, item] of Object.entries(value)) {
    if (references.has(key) && item !== null) found.isOpen = true;
    else if (isAddress(item) && (key === 'url' || key === 'image_url')) found.pictures++;
    else look(item, found, depth + 1);
  }
  const { type, source } = value as JsonObject;
  if (type === 'document' && isAddress((source as JsonObject | undefined)?.url)) found.isOpen = true;
}

function isAddress(value: unknown): boolean {
  return typeof value === 'string' && /^https?:/i.test(value);
}

/** A prompt by its id, with the provider holding its text. */
function isStoredPrompt(prompt: unknown): boolean {
  return typeof prompt === 'object' && prompt !== null && 'id' in prompt;
}

function hostedToolOf({ tools, web_search_options: search }: JsonObject): string | undefined {
  if (search !== undefined && search !== null) return 'web_search_options';
  if (!Array.isArray(tools)) return undefined;
  for (const tool of tools as readonly JsonObject[]) {
    const { type, name } = tool ?? {};
    // Anthropic's own tools have a type; the caller's have none, or `custom`.
    if (typeof type === 'string' && !callersTools.has(type)) return typeof name === 'string' ? name : type;
    const hosted = Object.keys(tool ?? {}).find((key) =>
      /^(google_?search|code_?execution|url_?context)/i.test(key),
    );
    if (hosted !== undefined) return hosted;
  }
  return undefined;
}
