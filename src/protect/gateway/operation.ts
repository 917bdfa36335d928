import type { GatewayEvent } from '../../contracts/gateway-event.ts';
import type { Provenance } from '../../contracts/guard.ts';
import type { Upstream } from '../../contracts/upstream.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** How the caller's client speaks: decides the shape of errors. */
export type Dialect = Upstream['kind'];

/** How a streamed answer is laid out. */
export type StreamShape = 'chat' | 'messages' | 'responses' | 'gemini' | 'ollama';

/** One endpoint that the gateway serves. */
export interface Operation {
  readonly name: GatewayEvent['operation'];
  readonly dialect: Dialect;
  /** Path below the upstream's base, such as `/v1`. */
  readonly upstreamPath: string;
  readonly shape: StreamShape;
  /** Who wrote the text under a top-level key; `user` where nothing is said. */
  readonly provenance: Readonly<Record<string, Provenance>>;
  /** Its answers are numbers: nothing there that a guard could read. */
  readonly numericAnswer: boolean;
  /** The model, where the address names it and not the body. */
  readonly model?: string;
  /** Whether the answer is a stream: told by the address, or what a body means that does not say. */
  readonly streams?: boolean;
  /** Whether it may stream a JSON array under the type of plain JSON. */
  readonly streamsArrays?: boolean;
  /** The models that the gateway knows of: nothing is forwarded. */
  readonly isList?: boolean;
  /** Whether it is about files and batches, which name no model. */
  readonly isBatch?: boolean;
  /** @throws Fault for a body that names another model than the address, or parts that cannot be read */
  readonly checkBody?: (body: JsonObject) => void;
  /** The request as a tool policy reads it, where its own shape is another than chat completions or messages. */
  readonly judged?: (body: JsonObject) => JsonObject;
}
