import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, startHarness, TOKEN } from './support/gateway-harness.ts';
import { type ScriptedUpstream, startScriptedUpstream } from './support/scripted-upstream.ts';
import { answerCases, errorCases } from './surfaces/answer-cases.ts';
import { holdsKey, KEY } from './surfaces/planted.ts';
import { requestCases } from './surfaces/request-cases.ts';
import { streamCases } from './surfaces/stream-cases.ts';

let upstream: ScriptedUpstream;
let house: Harness;
/** Looks at answers alone, so that a request need say nothing. */
let answering: Harness;

beforeAll(async () => {
  upstream = await startScriptedUpstream();
  const upstreams = (['openai', 'anthropic', 'gemini', 'ollama'] as const).map((kind) => ({
    name: kind,
    kind,
    baseUrl: kind === 'openai' ? `${upstream.url}/v1` : upstream.url,
  }));
  house = await startHarness({ upstreams });
  answering = await startHarness({ upstreams, chain: { ...house.chain, inspectsInput: false } });
});
afterAll(async () => {
  await house.close();
  await answering.close();
  await upstream.close();
});
beforeEach(() => {
  upstream.arrived.length = 0;
  upstream.answer = { body: '{}' };
});

/** Gemini names the model in the address. */
const base = (path: string): object => (path.startsWith('/v1beta') ? {} : { model: 'm' });
const post = (to: Harness, path: string, body: object): Promise<Response> =>
  fetch(to.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('a key in a request never reaches the provider', () => {
  it.each(requestCases)('%s', async (_name, path, body) => {
    const answer = await post(house, path, body);
    const said = await answer.text();
    for (const { body: arrived, url } of upstream.arrived) {
      expect(holdsKey(arrived)).toBe(false);
      expect(url).not.toContain(KEY);
      // What is sent instead is still the request that it was.
      expect(Object.keys(JSON.parse(arrived))).toEqual(Object.keys(body));
    }
    if (upstream.arrived.length === 0) expect(answer.status).toBe(400);
    else expect(house.events.at(-1)?.verdict.action).toBe('redact');
    expect(said).not.toContain(KEY);
  });
});

describe('a key in an answer never reaches the caller', () => {
  it.each(answerCases)('%s', async (_name, path, body) => {
    upstream.answer = { body: JSON.stringify(body) };
    const answer = await post(answering, path, { ...base(path), stream: false });
    expect(holdsKey(await answer.text())).toBe(false);
    expect(answering.events.at(-1)?.verdict.reasons.length).toBeGreaterThan(0);
  });

  it.each(errorCases)('%s', async (_name, path, status, type, body) => {
    upstream.answer = { status, type, body };
    const answer = await post(answering, path, base(path));
    expect(holdsKey(await answer.text())).toBe(false);
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  describe.each(streamCases)('%s, streamed', (_name, path, type, body, request) => {
    const bytes = Buffer.from(body);
    const texts: string[] = [];

    it.each([
      ['at once', [bytes]],
      [
        'in pieces of seven bytes',
        bytes
          .toString('latin1')
          .match(/.{1,7}/gs)!
          .map((piece) => Buffer.from(piece, 'latin1')),
      ],
    ])('%s', async (_cut, pieces) => {
      upstream.answer = { type, body: pieces };
      const answer = await post(answering, path, { ...base(path), stream: true, ...request });
      const text = await answer.text();
      expect(holdsKey(text)).toBe(false);
      expect(holdsKey(joinedStrings(text))).toBe(false);
      expect(answering.events.at(-1)?.verdict.reasons.length).toBeGreaterThan(0);
      texts.push(text);
      expect(texts[0]).toBe(text);
    });
  });
});

/** All strings of all frames, one behind the other by the key that they stand under: what a client would put together. */
function joinedStrings(text: string): string {
  const joined = new Map<string, string>();
  for (const [, key, value] of text.matchAll(/"([a-z_A-Z]+)":"((?:[^"\\]|\\.)*)"/g))
    joined.set(key!, (joined.get(key!) ?? '') + value);
  return [...joined.values()].join('\n');
}
