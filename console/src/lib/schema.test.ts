import { describe, expect, it } from 'vitest';
import { type JsonSchema, kindOf, smallest } from './schema.ts';

describe('kindOf', () => {
  it.each<[JsonSchema, string]>([
    [{ type: 'boolean' }, 'toggle'],
    [{ type: 'string', enum: ['a', 'b'] }, 'choice'],
    [{ type: 'integer' }, 'number'],
    [{ type: 'string' }, 'text'],
    [{ type: 'array', items: { type: 'string' } }, 'list'],
    [{ type: 'array', items: { type: 'string', enum: ['a'] } }, 'choices'],
    [{ type: 'object', properties: { a: { type: 'string' } } }, 'group'],
    [{ type: 'object', additionalProperties: {} }, 'json'],
    [{ anyOf: [{ type: 'string' }, { type: 'number' }] }, 'json'],
    [{}, 'json'],
  ])('%j is set by a %s', (schema, kind) => expect(kindOf(schema)).toBe(kind));
});

it('the smallest value has what is required and nothing else', () => {
  const schema: JsonSchema = {
    type: 'object',
    properties: { mode: { type: 'string', enum: ['observe', 'enforce'] }, rules: { type: 'object' } },
    required: ['mode'],
  };
  expect(smallest(schema)).toEqual({ mode: 'observe' });
});
