import type { ToolCall } from '../probe.ts';

/** What the endpoint sent back over HTTP, or why it sent nothing that can be read. */
export type WireReply =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Lower-case names. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly kind: 'failure'; readonly reason: FailureReason; readonly detail: string };

export type FailureReason = 'timeout' | 'connection' | 'too-large' | 'interrupted';

/** A model's answer in neither provider's shape. */
export interface ModelAnswer {
  readonly text: string;
  /** Thinking that the endpoint showed; secrets in it are shown, too. */
  readonly reasoning: string;
  readonly toolCalls: readonly ToolCall[];
  readonly finish: 'stop' | 'length' | 'tool' | 'filtered' | 'unknown';
  readonly outputTokens: number | undefined;
}

/** What one request came to. */
export type Reading =
  | { readonly kind: 'answer'; readonly answer: ModelAnswer }
  | { readonly kind: 'blocked'; readonly by: string }
  | { readonly kind: 'error'; readonly detail: string; readonly canRetry: boolean };
