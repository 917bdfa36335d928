import type { EventFormat } from '../contracts/event.ts';

/** One raw record as its real source would write it. */
export interface SimulatedRecord {
  readonly timeMs: number;
  readonly source: string;
  readonly format: EventFormat;
  readonly line: string;
}
