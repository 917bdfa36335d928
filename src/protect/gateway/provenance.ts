import type { Provenance } from '../../contracts/guard.ts';

const byRole: Readonly<Record<string, Provenance>> = {
  system: 'system',
  developer: 'developer',
  user: 'user',
  assistant: 'model',
  model: 'model',
  tool: 'tool',
  function: 'tool',
};

const documentTypes = new Set([
  'document',
  'search_result',
  'web_search_result',
  'file_search_result',
  'container_upload',
]);

/** What a content block or item of this type holds, whoever's message it stands in. */
function byType(type: string): Provenance | undefined {
  if (type.endsWith('_output') || type.endsWith('tool_result')) return 'tool';
  if (documentTypes.has(type)) return 'document';
  if (type.endsWith('_call') || type === 'tool_use' || type === 'reasoning' || type === 'thinking')
    return 'model';
  return undefined;
}

/**
 * Who wrote the text in an object: its own role or type decides, else whoever wrote what it stands in. A block inside
 * a tool's result or a document stays data, whatever it calls itself.
 */
export function provenanceOf(object: Readonly<Record<string, unknown>>, inherited: Provenance): Provenance {
  if (inherited === 'tool' || inherited === 'document') return inherited;
  const role = object.role;
  if (typeof role === 'string') return (Object.hasOwn(byRole, role) ? byRole[role] : undefined) ?? 'user';
  const type = object.type;
  if (typeof type === 'string') return byType(type) ?? inherited;
  return inherited;
}

/** Keys of Gemini's parts, which have no type: what stands there is a tool's, whoever's message it is in. */
const toolKeys = new Set([
  'functionResponse',
  'function_response',
  'codeExecutionResult',
  'code_execution_result',
]);

/** Who wrote what stands under a key. */
export function provenanceUnder(key: string, inherited: Provenance): Provenance {
  return toolKeys.has(key) ? 'tool' : inherited;
}
