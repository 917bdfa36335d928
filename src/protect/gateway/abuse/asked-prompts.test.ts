import { expect, it } from 'vitest';
import type { GuardSegment } from '../../../contracts/guard.ts';
import { askedPrompts } from './asked-prompts.ts';
import { probingParameters } from './probing-parameters.ts';

const user = (path: string, text: string): GuardSegment => ({ path, text, provenance: 'user' });

it('takes the newest words of a user from a conversation, all parts of them', () => {
  const segments: GuardSegment[] = [
    { path: '/messages/0/content', text: 'You are kind.', provenance: 'system' },
    user('/messages/1/content', 'Hello?'),
    { path: '/messages/2/content', text: 'Hello!', provenance: 'model' },
    user('/messages/3/content/0/text', 'What is'),
    user('/messages/3/content/1/text', 'the time?'),
    { path: '/messages/4/content', text: '12:30', provenance: 'tool' },
    user('/metadata/purpose', 'batch'),
  ];
  expect(askedPrompts(segments, 'chat.completions')).toEqual({ prompts: ['What is\nthe time?'], inputs: 1 });
});

it('takes every input of a list, and counts them', () => {
  const segments = Array.from({ length: 20 }, (_, at) => user(`/input/${at}`, `text ${at}`));
  const { prompts, inputs } = askedPrompts(segments, 'embeddings');
  expect(inputs).toBe(20);
  expect(prompts.at(-1)).toBe('text 19');
  expect(askedPrompts([user('/prompt', 'Once')], 'completions')).toEqual({ prompts: ['Once'], inputs: 1 });
});

it('reads the parameters of probing in each spelling', () => {
  expect(probingParameters({})).toEqual({
    logprobs: false,
    topLogprobs: 0,
    choices: 1,
    logitBias: false,
    echo: false,
  });
  for (const body of [
    { logprobs: true },
    { logprobs: 5 },
    { include: ['message.output_text.logprobs'] },
    { generationConfig: { responseLogprobs: true, logprobs: 3 } },
  ])
    expect(probingParameters(body).logprobs).toBe(true);
  expect(probingParameters({ n: 8, logit_bias: { 50256: -100 }, echo: true })).toMatchObject({
    choices: 8,
    logitBias: true,
    echo: true,
  });
});
