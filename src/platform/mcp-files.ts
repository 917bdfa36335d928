import {
  appendFileSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { McpEvent } from '../contracts/mcp-event.ts';
import { noPins, type Pins, parsePins } from '../protect/mcp/index.ts';

/** Read at every use: a person approves from another process while the proxy runs. */
export function readPinsFile(file: string): Pins {
  try {
    return parsePins(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return noPins;
    throw error;
  }
}

/** Written beside, made durable and renamed, so that a crash leaves the old file or the new one. */
export function writePinsFile(file: string, pins: Pins): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const beside = `${file}.${process.pid}`;
  const handle = openSync(beside, 'w', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(pins, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
}

const BATCH_MAX = 500;
const WAITING_MAX = 10_000;
const TIMEOUT_MS = 10_000;

export interface TranscriptOptions {
  readonly file: string;
  readonly server: { readonly url: string; readonly token: string } | undefined;
  readonly note: (text: string) => void;
}

/** Writes the transcript to the running server, in batches; what the server does not take goes to the file. */
export class McpTranscript {
  readonly #options: TranscriptOptions;
  #waiting: McpEvent[] = [];
  #sending: Promise<void> | undefined;

  constructor(options: TranscriptOptions) {
    this.#options = options;
    mkdirSync(dirname(options.file), { recursive: true, mode: 0o700 });
  }

  /** Throws when neither the server nor the file takes it: a call that leaves no trace is not passed on. */
  record(event: McpEvent): void {
    if (this.#options.server === undefined || this.#waiting.length >= WAITING_MAX) {
      this.#keep([event]);
      return;
    }
    this.#waiting.push(event);
    this.#sending ??= this.#drain().finally(() => {
      this.#sending = undefined;
    });
  }

  async close(): Promise<void> {
    await this.#sending;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, BATCH_MAX);
      const problem = await this.#post(batch);
      if (problem === undefined) continue;
      this.#options.note(`the server took no transcript (${problem}); it goes to ${this.#options.file}`);
      this.#keep(batch);
    }
  }

  async #post(batch: readonly McpEvent[]): Promise<string | undefined> {
    const server = this.#options.server!;
    try {
      const response = await fetch(new URL('/api/events?source=mcp&format=json', server.url), {
        method: 'POST',
        redirect: 'error',
        headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${server.token}` },
        body: batch.map((event) => JSON.stringify(event)).join('\n'),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      await response.body?.cancel();
      return response.ok ? undefined : `status ${response.status}`;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  #keep(batch: readonly McpEvent[]): void {
    const lines = batch.map((event) => `${JSON.stringify(event)}\n`).join('');
    appendFileSync(this.#options.file, lines, { mode: 0o600 });
  }
}
