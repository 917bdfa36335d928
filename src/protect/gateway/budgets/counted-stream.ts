import type { Exchange } from '../exchange.ts';
import type { Operation } from '../operation.ts';
import { setMember } from './set-member.ts';

/** A stream of chat completions tells its tokens when it is asked to; the caller who did not ask does not see them. */
export function countedStream(exchange: Exchange, operation: Operation, text: string): string {
  if (!exchange.stream || (operation.name !== 'chat.completions' && operation.name !== 'completions'))
    return text;
  const { stream_options: options } = JSON.parse(text) as {
    stream_options?: { include_usage?: unknown } | null;
  };
  if (options?.include_usage === true) return text;
  const asking =
    options === null
      ? setMember(text, ['stream_options'], '{"include_usage":true}')
      : setMember(text, ['stream_options', 'include_usage'], 'true');
  if (asking === undefined) return text;
  exchange.hidesUsage = true;
  return asking;
}
