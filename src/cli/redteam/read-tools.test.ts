import { expect, it } from 'vitest';
import { parseTools } from './read-tools.ts';

const parameters = { type: 'object', properties: {} };
const tool = { name: 'wipe', description: 'wipes', parameters };

it.each([
  ['OpenAI', [{ type: 'function', function: tool }]],
  ['Anthropic', [{ name: 'wipe', description: 'wipes', input_schema: parameters }]],
  ['responses', [{ type: 'function', ...tool }]],
  ['a request body', { model: 'm', tools: [{ type: 'function', function: tool }] }],
])('takes tools as %s spells them', (_name, value) => {
  expect(parseTools(JSON.stringify(value), 'tools.json')).toEqual([tool]);
});

it.each(['', '{}', '[]', '[{"description":"x"}]', '"x"'])('refuses %j', (text) =>
  expect(() => parseTools(text, 'tools.json')).toThrow(/--tools: tools\.json/),
);
