import type { Config } from '../kernel/config.ts';
import type { Logger } from '../kernel/log.ts';

export interface InjectRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: string | Uint8Array;
}

export interface InjectResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** The whole of Bartizan in this process, as the command line sees it. `src/platform/` makes it; `src/main.ts` hands it in. */
export interface Platform {
  /** Opens the listeners: HTTP, syslog, followed files. */
  listen(): Promise<{ readonly url: string }>;
  /** Answers a request as the HTTP server would, without a socket. */
  inject(request: InjectRequest): Promise<InjectResponse>;
  /** Resolves when every accepted event is processed. */
  drained(): Promise<void>;
  /** Stops to accept, drains, and closes the stores. */
  close(): Promise<void>;
}

export interface PlatformOptions {
  /** Bearer secret that proves a caller on this machine to be its owner; a principal of kind `local` with scope admin. */
  readonly localSecret: string;
  readonly log: Logger;
}

export type PlatformFactory = (config: Config, options: PlatformOptions) => Promise<Platform>;
