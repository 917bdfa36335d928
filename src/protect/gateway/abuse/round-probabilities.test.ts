import { expect, it } from 'vitest';
import { roundProbabilities } from './round-probabilities.ts';

const round = (text: string) => roundProbabilities(text, 64);

it('leaves every character of what holds no probability, or only coarse ones', () => {
  for (const text of [
    '{ "choices": [ {"text": "logprob", "n": 1.25 } ] }',
    'not JSON, "logprob": -0.123',
    '{"logprob": -0.1, "text":"a"}',
    '{"logprobs": true}',
  ])
    expect(round(text)).toBe(text);
});

it('rounds the lists of completions and keeps the likeliest alternative', () => {
  const text =
    '{"choices":[{"text":"a b",  "logprobs":{"tokens":["a","b"],"token_logprobs":[null,-1.2345],"text_offset":[0,12],"top_logprobs":[null,{"c":-3.21,"b":-1.2345}]}}]}';
  expect(round(text)).toBe(
    '{"choices":[{"text":"a b",  "logprobs":{"tokens":["a","b"],"token_logprobs":[null,-1.2],"text_offset":[0,12],"top_logprobs":[null,{"b":-1.2}]}}]}',
  );
});

it("rounds Gemini's candidates and the average", () => {
  const candidates = [
    { token: 'a', tokenId: 1234, logProbability: -0.51 },
    { token: 'b', tokenId: 99, logProbability: -1.52 },
  ];
  const chosenCandidates = candidates.slice(0, 1);
  const text = JSON.stringify({
    avgLogprobs: -0.5123,
    logprobsResult: { topCandidates: [{ candidates }], chosenCandidates },
  });
  expect(JSON.parse(round(text))).toEqual({
    avgLogprobs: -0.5,
    logprobsResult: {
      topCandidates: [{ candidates: [{ token: 'a', tokenId: 1234, logProbability: -0.5 }] }],
      chosenCandidates: [{ token: 'a', tokenId: 1234, logProbability: -0.5 }],
    },
  });
});
