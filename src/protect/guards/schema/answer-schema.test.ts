import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GatewayPolicy, type GuardCall, gatewayPolicySchema } from '../../../contracts/guard.ts';
import { createChain } from '../chain.ts';
import { withImpliedGuards } from '../implied-guards.ts';
import { createStreamInspector } from '../stream.ts';
import { createAnswerSchemaGuard } from './answer-schema-guard.ts';
import { JsonProgress, NotJson } from './json-progress.ts';

const guard = createAnswerSchemaGuard();
const policy: GatewayPolicy = gatewayPolicySchema.parse({
  name: 'p',
  guards: [{ guard: guard.name, action: 'block' }],
});
const chain = createChain([guard], policy);
const path = '/choices/0/message/content';
const answerSchema = {
  type: 'object',
  properties: {
    city: { type: 'string', maxLength: 8 },
    tags: { type: 'array', items: { enum: ['a', 'b'] } },
  },
  required: ['city'],
  additionalProperties: false,
};
const call = (): GuardCall => ({ segments: [], answerSchema });

/** What a stream lets through, and why it stops. */
function stream(pieces: readonly string[], asked = call(), at = path) {
  const inspector = createStreamInspector(chain, { path: at, call: asked });
  let out = '';
  for (const piece of pieces) out += inspector.push(piece).text;
  out += inspector.end().text;
  return { out, action: inspector.action, rules: inspector.reasons.map(({ rule }) => rule) };
}

function whole(text: string, body?: unknown, asked: GuardCall = call()) {
  const segments = [{ path, text, provenance: 'model' as const }];
  return chain.inspect({ direction: 'output', segments, body }, undefined, { call: asked });
}

describe('an answer with a schema', () => {
  it.each([
    ['{"city":"Porto","tags":["a"]}', []],
    ['Sure! {"city":"Porto"}', ['answer-not-json']],
    ['{"city":"Porto"', ['answer-not-json']],
    ['{"town":"Porto"}', ['answer-schema']],
    ['{"tags":[]}', ['answer-schema']],
    ['{"city":"Porto","tags":["a","c"]}', ['answer-schema']],
    ['["Porto"]', ['answer-schema']],
    ['', []],
  ])('is judged the same whole and in every cut: %s', (text, expected) => {
    if (text !== '') expect(whole(text).reasons.map(({ rule }) => rule)).toEqual(expected);
    const first = stream([text]);
    expect(first.rules).toEqual(expected);
    for (let cut = 1; cut < text.length; cut++)
      expect(stream([text.slice(0, cut), text.slice(cut)])).toEqual(first);
    expect(stream([...text])).toEqual(first);
  });

  it('stops as soon as nothing can mend it', () => {
    const long = `{"city":"Porto", "other":"${'x '.repeat(500)}`;
    const { out, action } = stream([long]);
    expect(action).toBe('block');
    expect(out.length).toBeLessThan(40);
    expect(stream(['{"city":"much too long a name", "tags": []}']).out).not.toContain('tags');
    expect(stream(['Here you are, and more.']).out).toBe('');
  });

  it('says where, and quotes nothing of the answer', () => {
    const [reason] = whole('{"city":"Porto","tags":["secret"]}').reasons;
    expect(reason?.explanation).toContain('/tags/0');
    expect(reason?.explanation).toContain('"enum"');
    expect(reason?.explanation).not.toContain('secret');
  });

  it('is left alone when none was asked for, when it calls a tool, and where it is no answer', () => {
    expect(whole('prose', undefined, { segments: [] }).action).toBe('allow');
    const body = {
      choices: [
        { message: { content: 'prose', tool_calls: [{ function: { name: 'a', arguments: '{}' } }] } },
      ],
    };
    expect(whole('prose', body).action).toBe('allow');
    expect(stream(['thinking aloud'], call(), '/choices/0/message/reasoning_content').action).toBe('allow');
  });

  it('has to be any JSON when that is all that was asked, and satisfy the route as well', () => {
    expect(whole('[1]', undefined, { segments: [], answerSchema: true }).action).toBe('allow');
    expect(whole('one', undefined, { segments: [], answerSchema: true }).action).toBe('block');
    const both = { ...call(), policySchema: { minProperties: 2 } };
    expect(whole('{"city":"Porto"}', undefined, both).action).toBe('block');
  });

  it('does not pass when its schema cannot be checked', () => {
    const verdict = whole('{}', undefined, { segments: [], answerSchema: { $ref: 'elsewhere' } });
    expect(verdict.reasons.map(({ rule }) => rule)).toEqual(['schema-uncheckable']);
  });

  it('joins the blocks of one answer', () => {
    const segments = ['{"city":', '"Porto"}'].map((text, i) => ({
      path: `/content/${i}/text`,
      text,
      provenance: 'model' as const,
    }));
    expect(chain.inspect({ direction: 'output', segments }, undefined, { call: call() }).action).toBe(
      'allow',
    );
  });
});

it('a policy with a schema has the guard without naming it', () => {
  const implied = withImpliedGuards({ ...policy, guards: [], answerSchema });
  expect(implied.guards).toMatchObject([{ guard: 'answer-schema', action: 'block' }]);
  expect(withImpliedGuards({ ...policy, answerSchema }).guards).toHaveLength(1);
});

it('reads growing JSON as JSON.parse does', () => {
  const idle = {
    onStart: () => undefined,
    onKey: () => undefined,
    onScalar: () => undefined,
    onEnd: () => undefined,
  };
  const isJson = (text: string) => {
    try {
      const progress = new JsonProgress(idle);
      progress.push(text);
      return progress.isComplete;
    } catch (error) {
      expect(error).toBeInstanceOf(NotJson);
      return false;
    }
  };
  const parses = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const mutated = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '\\', '1', '}', ' ', 'e', '-', '.', '\u0001'))
    .map(
      ([text, at, put]) =>
        text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + 1),
    );
  fc.assert(
    fc.property(fc.oneof(fc.json(), mutated), (text) => {
      expect(isJson(text)).toBe(parses(text));
    }),
    { numRuns: 1500 },
  );
});
