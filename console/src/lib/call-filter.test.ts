import { expect, it } from 'vitest';
import { type CallFilter, wouldShow } from './call-filter.ts';

const call = {
  id: 'gwc_1',
  action: 'block',
  model: 'm',
  status: 403,
  token: { id: 'tok_1', name: 'desk' },
  team: null,
  policy: 'default',
  upstream: null,
  guards: ['pii'],
};

it.each<[CallFilter, boolean]>([
  [{}, true],
  [{ action: 'block', guard: 'pii', token: 'desk', status: '4xx' }, true],
  [{ token: 'tok_1', status: '403' }, true],
  [{ action: 'allow' }, false],
  [{ guard: 'secrets' }, false],
  [{ upstream: 'openai' }, false],
  [{ status: '5xx' }, false],
])('%j: %s', (filter, shown) => expect(wouldShow(call, filter)).toBe(shown));
