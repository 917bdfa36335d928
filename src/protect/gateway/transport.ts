import type { Principal } from '../../contracts/identity.ts';

export type HeaderMap = Readonly<Record<string, string | readonly string[] | undefined>>;

/** One request as an adapter hands it over: authenticated, its body read whole. */
export interface GatewayCall {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  /** The query without its question mark; left out when there is none. */
  readonly query?: string;
  readonly headers: HeaderMap;
  readonly body: Buffer | null;
  readonly ip: string;
  readonly principal: Principal;
}

/** Where the answer goes. Headers are flat lists: name, value, name, value. */
export interface ReplySink {
  /** Answers in one piece. */
  send(status: number, headers: string[], body: Buffer | string): void;
  /** Starts an answer that comes in pieces. */
  start(status: number, headers: string[]): void;
  /** False when the caller reads more slowly than we write: wait for `onDrain`. */
  write(chunk: Buffer | string): boolean;
  end(): void;
  /** Breaks the connection, so that a cut answer cannot be taken for a whole one. */
  destroy(): void;
  /** Called once when the caller goes away before the answer is complete. */
  onCallerGone(listener: () => void): void;
  onDrain(listener: () => void): void;
  /** How long the connection may be silent: a model may think longer than a server lets other callers wait. */
  allowSilence(durationMs: number): void;
}
