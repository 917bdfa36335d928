import type { Message, ToolSpec } from '../probe.ts';
import type { ModelAnswer } from './answer.ts';

/** A conversation as far as it has come, to be put into a provider's shape. */
export interface Conversation {
  readonly model: string;
  readonly system: string;
  readonly messages: readonly Message[];
  readonly tools: readonly ToolSpec[];
  readonly maxTokens: number;
  readonly isStream: boolean;
}

/** How a provider's API is spoken; pure. */
export interface Dialect {
  /** Below the base address, e.g. `/chat/completions`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Header that proves who asks. */
  authorize(token: string): readonly [string, string];
  request(conversation: Conversation): object;
  /** The plain body that the frames of a streamed answer come to; undefined when it did not end. */
  join(frames: readonly unknown[]): object | undefined;
  /** Undefined when the body has not this API's shape. */
  read(body: unknown): ModelAnswer | undefined;
}
