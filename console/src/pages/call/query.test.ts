import { describe, expect, it } from 'vitest';
import { turnsOf } from './query.ts';

describe('turnsOf', () => {
  it('finds chat messages with their place and role', () => {
    const body = JSON.stringify({
      model: 'm',
      messages: [
        { role: 'system', content: 'a' },
        { role: 'user', content: 'b' },
      ],
    });
    expect(turnsOf(body)).toEqual([
      { path: '/messages/0/content', role: 'system', text: 'a' },
      { path: '/messages/1/content', role: 'user', text: 'b' },
    ]);
  });

  it('finds parts of content and a separate system prompt', () => {
    const body = JSON.stringify({
      system: 's',
      messages: [{ role: 'user', content: [{ type: 'text', text: 'b' }] }],
    });
    expect(turnsOf(body)).toEqual([
      { path: '/system', role: 'system', text: 's' },
      { path: '/messages/0/content/0/text', role: 'user', text: 'b' },
    ]);
  });

  it('shows what is not JSON whole', () => {
    expect(turnsOf('hello')).toEqual([{ path: '', role: 'text', text: 'hello' }]);
  });

  it('is bounded in depth', () => {
    let body: unknown = { content: 'deep' };
    for (let depth = 0; depth < 50; depth += 1) body = { a: body };
    const text = JSON.stringify(body);
    expect(turnsOf(text)).toEqual([{ path: '', role: 'text', text }]);
  });
});
