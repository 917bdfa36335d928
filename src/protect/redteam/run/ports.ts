import type { WireReply } from '../wire/answer.ts';

export interface WireRequest {
  /** Below the base address, e.g. `/chat/completions`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The endpoint under test. Never rejects: what goes wrong is a reply of kind `failure`. */
export interface ModelPort {
  send(request: WireRequest, signal: AbortSignal): Promise<WireReply>;
}

/** All that a run touches outside of itself. */
export interface RunPorts {
  readonly model: ModelPort;
  /** Milliseconds since the epoch. */
  nowMs(): number;
  /** Resolves early when the signal is aborted; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}
