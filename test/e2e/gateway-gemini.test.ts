import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, startHarness, TOKEN, UPSTREAM_KEY } from './support/gateway-harness.ts';

let house: Harness;
/** Looks at answers alone. */
let open: Harness;

beforeAll(async () => {
  const upstreams = [{ name: 'google', kind: 'gemini' as const }];
  house = await startHarness({ upstreams: upstreams.map((one) => ({ ...one })) });
  open = await startHarness({ upstreams, chain: { ...house.chain, inspectsInput: false } });
});
afterAll(async () => {
  await house.close();
  await open.close();
});
beforeEach(() => {
  house.events.length = 0;
  house.arrived.length = 0;
});

interface Answer {
  readonly candidates: readonly {
    readonly content: { readonly parts: readonly { readonly text?: string }[] };
    readonly finishReason?: string;
  }[];
}
const asked = (text: string) => ({ contents: [{ role: 'user', parts: [{ text }] }] });

/** As Google's client sends it. */
function call(path: string, body: object, to = house): Promise<Response> {
  return fetch(`${to.url}/v1beta/models/${path}`, {
    method: 'POST',
    headers: { 'x-goog-api-key': TOKEN, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

const textOf = (answers: readonly Answer[]): string =>
  answers
    .flatMap(({ candidates }) => candidates[0]?.content.parts.map(({ text }) => text ?? '') ?? [])
    .join('');

function eventsOf(text: string): Answer[] {
  return [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data!) as Answer);
}

describe('generateContent', () => {
  it('answers; the upstream gets its own key', async () => {
    const answer = (await (await call('gemini-x:generateContent', asked('refund?'))).json()) as Answer;
    expect(textOf([answer])).toContain('billing policy');
    expect(house.arrived[0]?.path).toBe('/v1beta/models/gemini-x:generateContent');
    expect(house.arrived[0]?.headers['x-goog-api-key']).toBe(UPSTREAM_KEY);
    expect(house.events[0]).toMatchObject({
      operation: 'generate_content',
      model: 'gemini-x',
      responseModel: 'gemini-x',
      finishReason: 'STOP',
    });
    expect(house.events[0]?.usage.totalTokens).toBeGreaterThan(0);
  });

  it('refuses in the words of Google, and names no content', async () => {
    const answer = await call('gemini-x:generateContent', asked('BLOCKME'));
    expect(answer.status).toBe(400);
    const body = await answer.text();
    expect(JSON.parse(body)).toMatchObject({
      error: {
        code: 400,
        status: 'INVALID_ARGUMENT',
        details: [{ metadata: { field: '/contents/0/parts/0/text' } }],
      },
    });
    expect(body).not.toContain('BLOCKME');
    expect(house.arrived).toHaveLength(0);
  });

  it('takes no other model in the body than in the address', async () => {
    const body = { requests: [{ model: 'models/a' }, { model: 'models/b' }] };
    const answer = await call('a:batchEmbedContents', body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { details: [{ reason: 'model_mismatch' }] } });
    expect((await call('a:countTokens', { generateContentRequest: { model: 'models/b' } })).status).toBe(400);
    expect(house.arrived).toHaveLength(0);
  });

  it.each(['gemini-x:predict', 'gemini-x', '../x:generateContent', 'a%2Fb:generateContent'])(
    'does not serve %s',
    async (path) => {
      expect((await call(path, asked('hi'))).status).toBeGreaterThanOrEqual(404);
      expect(house.arrived).toHaveLength(0);
    },
  );

  it('counts, embeds and lists', async () => {
    expect(await (await call('g:countTokens', asked('hi'))).json()).toHaveProperty('totalTokens');
    expect(
      await (await call('g:embedContent', { content: { parts: [{ text: 'hi' }] } })).json(),
    ).toHaveProperty('embedding');
    const list = await fetch(`${house.url}/v1beta/models`, { headers: { 'x-goog-api-key': TOKEN } });
    expect(await list.json()).toMatchObject({ models: [{ name: 'models/mock-large' }, {}, {}, {}] });
  });

  it('needs a token in a header, not in the address', async () => {
    const answer = await fetch(`${house.url}/v1beta/models/g:generateContent?key=${TOKEN}`, {
      method: 'POST',
      body: '{}',
    });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { status: 'UNAUTHENTICATED' } });
  });
});

describe.each([
  ['events', 'gemini-x', '?alt=sse', eventsOf],
  ['a list', 'gemini-x', '', (text: string) => JSON.parse(text) as Answer[]],
] as const)('streamGenerateContent as %s', (_name, model, query, read) => {
  const stream = async (suffix: string, prompt: string, to = house) => {
    const answer = await call(`${model}${suffix}:streamGenerateContent${query}`, asked(prompt), to);
    return read(await answer.text());
  };

  it('streams the whole answer, and its end with it', async () => {
    const answers = await stream('', 'refund?');
    expect(answers.length).toBeGreaterThan(5);
    expect(textOf(answers)).toContain('Shall I draft');
    expect(answers.at(-1)?.candidates[0]?.finishReason).toBe('STOP');
    expect(house.events[0]).toMatchObject({ stream: true, finishReason: 'STOP' });
  });

  it('redacts what is cut over its pieces', async () => {
    expect(textOf(await stream('-leak', 'x'))).toContain('AWS_ACCESS_KEY_ID=[KEY]');
  });

  it('ends as a model does that refuses', async () => {
    const text = 'A long answer that goes on and on for quite a while, and then BLOCKME, and more';
    const answers = await stream('-echo', text, open);
    expect(textOf(answers)).not.toContain('BLOCKME');
    expect(textOf(answers)).toContain('A long answer');
    expect(answers.at(-1)?.candidates[0]?.finishReason).toBe('SAFETY');
  });
});
