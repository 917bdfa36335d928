type JsonObject = Readonly<Record<string, unknown>>;

/** Most tokens that a provider makes of one picture: gpt-4o-mini, eight tiles at 5,667 and 2,833 beside. */
export const PICTURE_TOKENS_MAX = 48_169;
/** What chat templates put around a conversation of their own accord. */
const TEMPLATE_TOKENS = 256;
/** What providers put before tools to explain their use: up to 735 for one of Anthropic's own, beside the prompt for all. */
const TOOLS_TOKENS = 1_000;
const DEPTH_MAX = 128;

/** Members that stand for text which is kept elsewhere, or for a document whose pages no byte count bounds. */
const references: ReadonlySet<string> = new Set([
  'file_id',
  'file_url',
  'file_data',
  'fileUri',
  'file_uri',
  'previous_response_id',
  'conversation',
  'cachedContent',
  'cached_content',
  'container',
]);

/** What a call may read at most. */
export interface InputBound {
  readonly tokens: number;
  /** Whether it reads what the request does not hold, so that the model's context is the only bound. */
  readonly isOpen: boolean;
}

interface Found {
  pictures: number;
  isOpen: boolean;
}

/**
 * The upper bound of a request's input. Tokens of text are never more than its bytes: tokenisers work on bytes, and escapes
 * of JSON only lengthen. Pictures, templates and tools come on top.
 *
 * @param pictureTokens most that the model makes of one picture
 */
export function inputBound(bytes: number, body: JsonObject, pictureTokens = PICTURE_TOKENS_MAX): InputBound {
  const found = { pictures: 0, isOpen: false };
  look(body, found, 0);
  const tools = Array.isArray(body.tools) ? body.tools.length : 0;
  return {
    tokens: bytes + TEMPLATE_TOKENS + tools * TOOLS_TOKENS + found.pictures * pictureTokens,
    isOpen: found.isOpen,
  };
}

function look(value: unknown, found: Found, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return;
  if (Array.isArray(value)) {
    for (const item of value) look(item, found, depth + 1);
    return;
  }
  const part = value as JsonObject;
  lookAtPart(part, found);
  for (const [key, item] of Object.entries(part)) {
    if (references.has(key) && item !== null) found.isOpen = true;
    else if (key === 'url' || key === 'image_url') addAddress(item, found, depth);
    // Ollama's pictures stand in a list beside the text.
    else if (key === 'images' && Array.isArray(item)) found.pictures += item.length;
    else look(item, found, depth + 1);
  }
}

/** Pictures and documents that stand in the request itself. */
function lookAtPart(part: JsonObject, found: Found): void {
  const source = asObject(part.source);
  if (source?.type === 'base64' && part.type === 'image') found.pictures++;
  else if (part.type === 'document' && (source?.type === 'base64' || source?.type === 'url'))
    found.isOpen = true;
  const inline = asObject(part.inlineData) ?? asObject(part.inline_data);
  if (inline !== undefined) addKind(String(inline.mimeType ?? inline.mime_type ?? ''), found);
}

function addAddress(item: unknown, found: Found, depth: number): void {
  if (typeof item !== 'string') look(item, found, depth + 1);
  else if (/^https?:/i.test(item)) found.pictures++;
  else if (/^data:/i.test(item)) addKind(item.slice('data:'.length, 64), found);
}

/** Sound and text have more bytes than tokens; pages and moving pictures need not. */
function addKind(mediaType: string, found: Found): void {
  if (/^image\//i.test(mediaType)) found.pictures++;
  else if (!/^(?:audio|text)\//i.test(mediaType)) found.isOpen = true;
}

function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}
