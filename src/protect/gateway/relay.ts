import type { Fault } from '../../kernel/fault.ts';

/** Takes the upstream's answer and gives it to the caller. */
export interface Relay {
  data(chunk: Buffer): void;
  end(): void;
  /** The connection to the upstream failed before the end. */
  broken(fault: Fault): void;
}

/** What a relay may ask of the call that it belongs to. */
export interface RelayOwner {
  /** The caller reads too slowly: stop reading from the upstream until the caller has caught up. */
  pause(): void;
  /** Nothing more of the upstream's answer is wanted. */
  stopUpstream(): void;
  /** The answer is complete. */
  done(): void;
  /** Logs what nobody expected. */
  report(error: unknown): void;
}
