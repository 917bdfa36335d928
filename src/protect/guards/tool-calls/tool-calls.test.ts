import { describe, expect, it } from 'vitest';
import { type GuardCall, gatewayPolicySchema } from '../../../contracts/guard.ts';
import { createChain } from '../chain.ts';
import { createToolCallsGuard } from './tool-calls-guard.ts';
import { toolCallsIn } from './tool-calls-in.ts';

const guard = createToolCallsGuard();
const tools = [
  {
    name: 'transfer',
    parameters: {
      type: 'object',
      properties: { iban: { type: 'string' }, amount: { type: 'number' }, note: { type: 'string' } },
      required: ['iban', 'amount'],
    },
  },
];
const call: GuardCall = {
  tools,
  segments: [
    { path: '/messages/0/content', provenance: 'user', text: 'Pay 1,250.50 for invoice R-2291 to anna.' },
    {
      path: '/messages/1/content',
      provenance: 'tool',
      text: '{"anna":{"iban":"DE89 3704 0044 0532 0130 00"}}',
    },
    {
      path: '/messages/2/content',
      provenance: 'model',
      text: 'I could also pay FR7630006000011234567890189.',
    },
  ],
};
const rules = (name: string, args: unknown, asked = call) =>
  guard.inspectCall!({ name, arguments: args }, '/x', {
    threshold: 0.5,
    deadlineMs: Infinity,
    call: asked,
  }).map(({ rule }) => rule);

describe('tool calls', () => {
  it.each([
    ['what was said, in any spelling', 'transfer', { iban: 'DE89370400440532013000', amount: 1250.5 }, []],
    ['a tool that nobody declared', 'transfer_all', {}, ['undeclared-tool']],
    ['a missing argument', 'transfer', { iban: 'DE89370400440532013000' }, ['arguments-schema']],
    [
      'arguments of another type',
      'transfer',
      { iban: 1, amount: '5' },
      ['arguments-schema', 'arguments-schema'],
    ],
    ['text in place of arguments', 'transfer', '{"iban"', ['arguments-not-json']],
    [
      'an invented amount',
      'transfer',
      { iban: 'DE89370400440532013000', amount: 9999 },
      ['ungrounded-argument'],
    ],
    [
      'an account that only the model spoke of',
      'transfer',
      { iban: 'FR7630006000011234567890189', amount: 1250.5 },
      ['ungrounded-argument'],
    ],
    [
      'words of its own',
      'transfer',
      { iban: 'DE89370400440532013000', amount: 1250.5, note: 'Invoice, thanks!' },
      [],
    ],
  ])('%s', (_name, name, args, expected) => {
    expect(rules(name, args)).toEqual(expected);
  });

  it('are not judged by tools that nobody read', () => {
    const { tools: _, ...unread } = call;
    expect(rules('transfer', { iban: 'DE89370400440532013000' }, unread)).toEqual([]);
    expect(rules('anything', {}, { ...unread, tools: [] })).toEqual(['undeclared-tool']);
  });

  it('quote no value', () => {
    const reasons = guard.inspectCall!(
      { name: 'transfer', arguments: { iban: 'GB29NWBK60161331926819', amount: 10 } },
      '/x',
      {
        threshold: 0.5,
        deadlineMs: Infinity,
        call,
      },
    );
    expect(JSON.stringify(reasons)).not.toContain('GB29');
    expect(reasons[0]?.explanation).toContain('/iban');
  });

  it.each([
    [
      'chat',
      {
        choices: [{ message: { tool_calls: [{ id: 'a', function: { name: 'f', arguments: '{"x":1}' } }] } }],
      },
      '/choices/0/message/tool_calls/0',
    ],
    [
      'older chat',
      { choices: [{ message: { function_call: { name: 'f', arguments: '{"x":1}' } } }] },
      '/choices/0/message',
    ],
    [
      'messages',
      {
        type: 'message',
        content: [
          { type: 'text', text: '' },
          { type: 'tool_use', name: 'f', input: { x: 1 } },
        ],
      },
      '/content/1',
    ],
    [
      'responses',
      {
        tools: [{ type: 'function', name: 'g' }],
        output: [{ type: 'function_call', name: 'f', arguments: '{"x":1}' }],
      },
      '/output/0',
    ],
    [
      'Gemini',
      { candidates: [{ content: { parts: [{ functionCall: { name: 'f', args: { x: 1 } } }] } }] },
      '/candidates/0/content/parts/0',
    ],
    [
      'Ollama',
      { message: { tool_calls: [{ function: { name: 'f', arguments: { x: 1 } } }] } },
      '/message/tool_calls/0',
    ],
  ])('are found in answers of %s', (_name, body, path) => {
    expect(toolCallsIn(body)).toEqual([{ name: 'f', arguments: { x: 1 }, path }]);
  });
});

it('a chain blocks or flags a streamed call as its policy says, and fails closed', () => {
  const chainOf = (action: 'block' | 'flag') =>
    createChain([guard], gatewayPolicySchema.parse({ name: 'p', guards: [{ guard: guard.name, action }] }));
  expect(chainOf('block').inspectCall({ name: 'x', arguments: {} }, '/x', call).action).toBe('block');
  expect(chainOf('flag').inspectCall({ name: 'x', arguments: {} }, '/x', call).action).toBe('flag');
  expect(chainOf('flag').inspectsCalls).toBe(true);
  const thrower = {
    ...guard,
    inspectCall: () => {
      throw new Error('no');
    },
  };
  const policy = gatewayPolicySchema.parse({ name: 'p', guards: [{ guard: guard.name, action: 'flag' }] });
  expect(createChain([thrower], policy).inspectCall({ name: 'x', arguments: {} }, '/x', call)).toMatchObject({
    action: 'block',
    reasons: [{ rule: 'guard-error' }],
  });
});
