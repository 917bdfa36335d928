import type { sqliteFiles } from './sqlite-files.ts';
import { StoreWorker } from './store-worker.ts';

/**
 * The embedded store's threads. Whoever opens the store waits for the journal's and the control plane's, which start at
 * once; the two for segments start when they are first asked for.
 */
export class StoreThreads {
  readonly journal: StoreWorker;
  readonly control: StoreWorker;
  readonly #segmentFiles: { readonly dir: string; readonly controlFile: string };
  #segments: StoreWorker | undefined;
  #events: StoreWorker | undefined;

  constructor({ journal, control, eventsDir }: ReturnType<typeof sqliteFiles>) {
    const journalEntry = new URL('./journal-worker.ts', import.meta.url);
    this.journal = new StoreWorker(journalEntry, 'journal', { file: journal });
    const controlEntry = new URL('./control-worker.ts', import.meta.url);
    this.control = new StoreWorker(controlEntry, 'control', { file: control });
    this.#segmentFiles = { dir: eventsDir, controlFile: control };
  }

  /** Writes segments. */
  get segments(): StoreWorker {
    const entry = new URL('./segments-worker.ts', import.meta.url);
    this.#segments ??= new StoreWorker(entry, 'segments', this.#segmentFiles);
    return this.#segments;
  }

  /** Searches segments. */
  get events(): StoreWorker {
    const entry = new URL('./events-worker.ts', import.meta.url);
    this.#events ??= new StoreWorker(entry, 'events', this.#segmentFiles);
    return this.#events;
  }

  /** The thread that reads what the others write goes first. */
  async close(): Promise<void> {
    await this.#events?.close();
    await Promise.all([this.#segments, this.control, this.journal].map((thread) => thread?.close()));
  }
}
