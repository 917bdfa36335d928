import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemaErrors } from './check-schema.ts';
import { hasFormat } from './formats.ts';
import { SchemaSource, UncheckableSchema } from './schema-run.ts';

const errors = (schema: unknown, value: unknown) => schemaErrors(new SchemaSource(schema), value);
const broken = (schema: unknown, value: unknown) =>
  errors(schema, value).map(({ pointer, keyword }) => `${pointer} ${keyword}`);

const order = {
  $defs: { money: { type: 'number', exclusiveMinimum: 0, multipleOf: 0.01 } },
  type: 'object',
  properties: {
    id: { type: 'string', pattern: '^[A-Z]{2}-\\d+$' },
    lines: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: {
        type: 'object',
        properties: { sku: { type: 'string', maxLength: 8 }, price: { $ref: '#/$defs/money' } },
        required: ['sku', 'price'],
        additionalProperties: false,
      },
    },
    state: { enum: ['open', 'paid'] },
    due: { type: ['string', 'null'], format: 'date' },
  },
  required: ['id', 'lines'],
  unevaluatedProperties: false,
};
const line = { sku: 'a', price: 0.07 };

describe('schemaErrors', () => {
  it('has nothing against what fits', () => {
    expect(errors(order, { id: 'AB-1', lines: [line], state: 'paid', due: null })).toEqual([]);
  });

  it.each([
    [{ lines: [line] }, [' required']],
    [{ id: 'x', lines: [] }, ['/id pattern', '/lines minItems']],
    [{ id: 'AB-1', lines: [line, { ...line }] }, ['/lines uniqueItems']],
    [
      { id: 'AB-1', lines: [{ sku: '123456789', price: 0.001 }] },
      ['/lines/0/sku maxLength', '/lines/0/price multipleOf'],
    ],
    [{ id: 'AB-1', lines: [{ ...line, note: 1 }] }, ['/lines/0 additionalProperties']],
    [{ id: 'AB-1', lines: [line], state: 'new' }, ['/state enum']],
    [{ id: 'AB-1', lines: [line], due: '2026-02-30' }, ['/due format']],
    [{ id: 'AB-1', lines: [line], 'a/b~': 1 }, [' unevaluatedProperties']],
    ['text', [' type']],
  ])('names the place and the keyword of what does not: %j', (value, expected) => {
    expect(broken(order, value)).toEqual(expected);
  });

  it('joins schemas', () => {
    const either = { oneOf: [{ required: ['a'] }, { required: ['b'] }] };
    expect(broken(either, { a: 1 })).toEqual([]);
    expect(broken(either, { a: 1, b: 1 })).toEqual([' oneOf']);
    expect(broken({ anyOf: [{ type: 'string' }, { minimum: 3, type: 'number' }] }, 2)).toEqual([' anyOf']);
    expect(broken({ not: { const: { x: [1] } } }, { x: [1.0] })).toEqual([' not']);
    const conditional = JSON.parse(
      '{"if":{"properties":{"kind":{"const":"a"}}},"then":{"required":["x"]},"else":false}',
    );
    expect(broken(conditional, { kind: 'a' })).toEqual([' required']);
    expect(broken(conditional, { kind: 'b' })).toEqual([' false schema']);
    expect(broken({ type: 'string', nullable: true, enum: ['a'] }, null)).toEqual([]);
  });

  it('follows references within the schema, also circular ones', () => {
    const tree = {
      $id: 'tree',
      type: 'object',
      properties: { kids: { type: 'array', items: { $ref: '#' } } },
    };
    expect(broken(tree, { kids: [{ kids: [{ kids: 1 }] }] })).toEqual(['/kids/0/kids/0/kids type']);
    const named = { $ref: '#here', $defs: { a: { $anchor: 'here', type: 'null' } } };
    expect(broken(named, 0)).toEqual([' type']);
  });

  it.each([
    ['a reference to elsewhere', { $ref: 'https://schemas.example/x' }, 1],
    ['an expression that is not linear', { pattern: '(?=a)b' }, 'x'],
    ['a reference to itself alone', { $ref: '#' }, 1],
    [
      'a dynamic reference with two ends',
      { $dynamicRef: '#a', $defs: { x: { $dynamicAnchor: 'a' }, y: { $dynamicAnchor: 'a' } } },
      1,
    ],
  ])('refuses to guess about %s', (_name, schema, value) => {
    expect(() => errors(schema, value)).toThrow(UncheckableSchema);
  });

  it('ends, whatever schema and value it is given', () => {
    const wide = {
      $defs: {
        a: { anyOf: [{ $ref: '#/$defs/b' }, { $ref: '#/$defs/b' }] },
        b: { type: 'array', items: { $ref: '#/$defs/a' }, minItems: 1 },
      },
      $ref: '#/$defs/a',
    };
    let deep: unknown = [];
    for (let i = 0; i < 60; i++) deep = [deep];
    expect(() => errors(wide, deep)).toThrow(UncheckableSchema);
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (schema, value) => {
        try {
          expect(Array.isArray(errors(schema, value))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(UncheckableSchema);
        }
      }),
      { numRuns: 200 },
    );
  });
});

it.each([
  ['date-time', '2026-11-30T12:00:00Z', '2026-11-31T12:00:00Z'],
  ['time', '23:59:60+02:00', '24:00:00Z'],
  ['duration', 'P1DT12H', 'PT'],
  ['email', 'a.b@c.example', 'a..b@c.example'],
  ['hostname', 'a-b.example', '-a.example'],
  ['ipv4', '10.0.0.255', '10.0.0.256'],
  ['ipv6', '2001:db8::1', '2001:db8:::1'],
  ['uri', 'urn:isbn:1', '/relative'],
  ['uuid', '2eb8aa08-aa98-11ea-b4aa-73b441d16380', '2eb8aa08aa9811eab4aa73b441d16380'],
])('knows the format %s', (format, good, bad) => {
  expect(hasFormat(good, format)).toBe(true);
  expect(hasFormat(bad, format)).toBe(false);
});
