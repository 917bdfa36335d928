type JsonObject = Readonly<Record<string, unknown>>;

/** Kinds of tools that run at the caller's; all others are the provider's, and read and write as often as they like. */
const callersKinds: ReadonlySet<string> = new Set([
  'function',
  'custom',
  'local_shell',
  'apply_patch',
  'computer_use_preview',
]);
/** Anthropic's own descriptions of tools that the caller runs. */
const callersVersions = /^(?:bash|text_editor|computer|memory)_\d{8}$/;
/** What Gemini calls a list of the caller's functions. */
const functionLists: ReadonlySet<string> = new Set(['functionDeclarations', 'function_declarations']);

/**
 * What in a request lets the provider work beyond the request and its answer, or charge another price than its list's; then
 * nobody can say before what the call will cost.
 *
 * @returns its name, for the caller; undefined when there is none
 */
export function hostedWork(body: JsonObject): string | undefined {
  if (isGiven(body.web_search_options)) return 'web_search_options';
  if (isGiven(body.mcp_servers)) return 'mcp_servers';
  // Its answer comes later and elsewhere, with its cost.
  if (body.background === true) return 'background';
  // A prompt that the provider holds may have tools of its own.
  if (typeof body.prompt === 'object' && body.prompt !== null && 'id' in body.prompt) return 'prompt';
  if (Array.isArray(body.modalities) && body.modalities.some((one) => one !== 'text')) return 'modalities';
  if (body.service_tier === 'priority') return 'service_tier';
  if (body.speed === 'fast') return 'speed';
  return isGiven(body.tools) ? hostedTool(body.tools) : undefined;
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}

function hostedTool(tools: unknown): string | undefined {
  if (!Array.isArray(tools)) return 'tools';
  for (const tool of tools as readonly unknown[]) {
    if (typeof tool !== 'object' || tool === null) return 'tools';
    const { type, name, function: called } = tool as JsonObject;
    if (typeof type === 'string') {
      if (!callersKinds.has(type) && !callersVersions.test(type)) return type;
    } else if (typeof name !== 'string' && called === undefined) {
      // Gemini's: one member for each kind of tool.
      const hosted = Object.keys(tool).find((key) => !functionLists.has(key));
      if (hosted !== undefined) return hosted;
    }
  }
  return undefined;
}
