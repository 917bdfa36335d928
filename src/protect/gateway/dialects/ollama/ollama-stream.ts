import type { StreamReader } from '../../stream-reader.ts';

const texts = new Set(['/message/content', '/message/thinking', '/response', '/thinking']);
const all: readonly string[] = [''];
const none: readonly string[] = [];

/** Lines of `/api/chat` and `/api/generate`; tool calls come whole. */
export const ollamaStream: StreamReader = {
  address: (_frame, { path }) => (texts.has(path) ? { channel: path, group: '/message' } : undefined),
  closes: (frame) => (frame.done === true ? all : none),
  isLast: (frame) => frame.done === true || 'error' in frame,
  endsBlockedAtOnce: false,
  blockedEnding(last) {
    const { model, created_at } = last ?? {};
    const text = last !== undefined && 'response' in last ? { response: '' } : {};
    const message = 'response' in text ? text : { message: { role: 'assistant', content: '' } };
    return [
      { data: JSON.stringify({ model, created_at, ...message, done: true, done_reason: 'content_filter' }) },
    ];
  },
};
