import type { Provenance } from '../../contracts/guard.ts';
import type { ToolDefinition } from '../../contracts/tool-call.ts';

/** A text that somebody wrote: the operator, the user, the model, or the author of a document. */
export interface TextTurn {
  readonly kind: 'text';
  /** JSON pointer into the request. */
  readonly path: string;
  readonly text: string;
  /** Where `text` begins in the string at `path`, UTF-16 code units. */
  readonly offset: number;
  readonly provenance: Provenance;
}

export interface CallTurn {
  readonly kind: 'call';
  readonly path: string;
  readonly id: string | undefined;
  readonly name: string;
  readonly arguments: unknown;
}

export interface ResultTurn {
  readonly kind: 'result';
  readonly path: string;
  readonly callId: string | undefined;
  readonly tool: string | undefined;
  readonly value: unknown;
}

export type Turn = TextTurn | CallTurn | ResultTurn;

/** A whole conversation as a request carries it, whatever the provider's shape. */
export interface Conversation {
  readonly tools: readonly ToolDefinition[];
  readonly turns: readonly Turn[];
}
