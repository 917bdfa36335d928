import { expect, it } from 'vitest';
import { hostedWork } from './hosted-work.ts';

it.each<[string, Record<string, unknown>]>([
  ['web_search', { tools: [{ type: 'function', function: { name: 'f' } }, { type: 'web_search' }] }],
  ['mcp', { tools: [{ type: 'mcp', server_url: 'https://x' }] }],
  ['web_search_20250305', { tools: [{ type: 'web_search_20250305', name: 'web_search' }] }],
  ['code_execution_20250825', { tools: [{ type: 'code_execution_20250825', name: 'code_execution' }] }],
  ['mcp_toolset', { tools: [{ type: 'mcp_toolset', mcp_server_name: 'x' }] }],
  ['mcp_servers', { mcp_servers: [{ type: 'url', url: 'https://x' }] }],
  ['googleSearch', { tools: [{ functionDeclarations: [] }, { googleSearch: {} }] }],
  ['googleMaps', { tools: [{ function_declarations: [], googleMaps: {} }] }],
  ['web_search_options', { web_search_options: {} }],
  ['background', { background: true }],
  ['prompt', { prompt: { id: 'pmpt_1' } }],
  ['modalities', { modalities: ['text', 'audio'] }],
  ['service_tier', { service_tier: 'priority' }],
  ['speed', { speed: 'fast' }],
  ['tools', { tools: { a: 1 } }],
  ['tools', { tools: [null] }],
])('finds %s', (name, body) => {
  expect(hostedWork(body)).toBe(name);
});

it.each<Record<string, unknown>>([
  {},
  { prompt: 'write', tools: [], mcp_servers: [], modalities: ['text'], service_tier: 'auto' },
  {
    tools: [
      { type: 'function', function: { name: 'f' } },
      { type: 'custom', name: 'c' },
      { name: 'a', input_schema: {} },
    ],
  },
  {
    tools: [
      { type: 'bash_20250124', name: 'bash' },
      { type: 'text_editor_20250728', name: 'edit' },
    ],
  },
  { tools: [{ functionDeclarations: [{ name: 'f' }] }] },
  { background: false, web_search_options: null },
])('leaves the caller’s own tools alone: %j', (body) => {
  expect(hostedWork(body)).toBeUndefined();
});
