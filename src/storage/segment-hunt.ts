import type { EventRow } from './event-row.ts';
import type { Hunt, HuntResult } from './ports/index.ts';
import type { SealedStore } from './sealed-store.ts';

const ROWS_MAX = 10_000;
const ROWS_DEFAULT = 1_000;
const TIMEOUT_MS_MAX = 300_000;
const TIMEOUT_MS_DEFAULT = 30_000;

export interface OpenDays {
  openDays(): Promise<readonly string[]>;
  openRows(day: string, afterSeq: number): AsyncIterable<EventRow>;
}

/** SQL over sealed and open days alike. */
export class SegmentHunt implements Hunt {
  readonly #sealed: SealedStore;
  readonly #events: OpenDays;

  constructor(sealed: SealedStore, events: OpenDays) {
    this.#sealed = sealed;
    this.#events = events;
  }

  async run(
    sql: string,
    options: { readonly rowsMax?: number; readonly timeoutMs?: number; readonly signal?: AbortSignal } = {},
  ): Promise<HuntResult> {
    return this.#sealed.hunt(sql, {
      rowsMax: Math.min(options.rowsMax ?? ROWS_DEFAULT, ROWS_MAX),
      timeoutMs: Math.min(options.timeoutMs ?? TIMEOUT_MS_DEFAULT, TIMEOUT_MS_MAX),
      ...(options.signal ? { signal: options.signal } : {}),
      openDays: await this.#events.openDays(),
      openRows: (day, afterSeq) => this.#events.openRows(day, afterSeq),
    });
  }
}
