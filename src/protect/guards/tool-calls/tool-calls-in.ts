/** A tool call that an answer asks for, and where it stands. */
export interface FoundCall {
  readonly name: string;
  /** Parsed where they came as JSON text; the text itself where that is no JSON. */
  readonly arguments: unknown;
  /** JSON pointer to the call. */
  readonly path: string;
}

type JsonObject = Readonly<Record<string, unknown>>;

const DEPTH_MAX = 12;
const CALLS_MAX = 200;
/** What an answer repeats of the request is not called. */
const echoes = new Set(['tools', 'tool_choice', 'input', 'instructions']);

/** Calls of the tools that a request declares, in the answers of every dialect; what providers run themselves is none. */
export function toolCallsIn(body: unknown): FoundCall[] {
  const found: FoundCall[] = [];
  walk(body, '', 0, found);
  return found;
}

function walk(value: unknown, path: string, depth: number, found: FoundCall[]): void {
  if (typeof value !== 'object' || value === null || depth > DEPTH_MAX || found.length >= CALLS_MAX) return;
  const call = Array.isArray(value) ? undefined : callOf(value as JsonObject);
  if (call !== undefined) {
    found.push({ ...call, path });
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    if (depth === 0 && echoes.has(key)) continue;
    walk(child, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1, found);
  }
}

function callOf(object: JsonObject): Omit<FoundCall, 'path'> | undefined {
  const { type } = object;
  if (type === 'tool_use' && typeof object.name === 'string') return named(object.name, object.input);
  if (type === 'function_call' && typeof object.name === 'string')
    return named(object.name, object.arguments);
  for (const key of ['function', 'function_call', 'functionCall']) {
    const inner = object[key];
    if (typeof inner !== 'object' || inner === null) continue;
    const { name, arguments: args, args: google } = inner as JsonObject;
    if (typeof name === 'string' && (args !== undefined || google !== undefined || key !== 'function'))
      return named(name, args ?? google);
  }
  return undefined;
}

function named(name: string, args: unknown): Omit<FoundCall, 'path'> {
  return { name, arguments: typeof args === 'string' ? parsed(args) : (args ?? {}) };
}

function parsed(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    // That it is no JSON is judged by who reads the arguments.
    return text;
  }
}
