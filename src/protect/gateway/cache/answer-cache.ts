import type { HeaderMap } from '../transport.ts';

/** An upstream's answer as it came, before any guard saw it. */
export interface CachedAnswer {
  readonly headers: HeaderMap;
  readonly body: Buffer;
}

interface Entry extends CachedAnswer {
  readonly expiresMs: number;
}

const BYTES_MAX = 64 * 1024 * 1024;
const ENTRY_OVERHEAD = 512;

/**
 * Answers in memory, bounded in bytes and age; the one used longest ago makes room. What is kept is what the upstream
 * sent: whoever gets it again gets it through the guards of the day.
 */
export class AnswerCache {
  readonly #nowMs: () => number;
  readonly #bytesMax: number;
  readonly #entries = new Map<string, Entry>();
  #bytes = 0;

  constructor(nowMs: () => number, bytesMax: number = BYTES_MAX) {
    this.#nowMs = nowMs;
    this.#bytesMax = bytesMax;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(key: string): CachedAnswer | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#remove(key, entry);
    if (entry.expiresMs <= this.#nowMs()) return undefined;
    this.#add(key, entry);
    return entry;
  }

  put(key: string, answer: CachedAnswer, ttlMs: number): void {
    const before = this.#entries.get(key);
    if (before !== undefined) this.#remove(key, before);
    const entry = { ...answer, expiresMs: this.#nowMs() + ttlMs };
    if (sizeOf(entry) > this.#bytesMax / 8) return;
    this.#add(key, entry);
    for (const [oldKey, old] of this.#entries) {
      if (this.#bytes <= this.#bytesMax) return;
      this.#remove(oldKey, old);
    }
  }

  clear(): void {
    this.#entries.clear();
    this.#bytes = 0;
  }

  #add(key: string, entry: Entry): void {
    this.#entries.set(key, entry);
    this.#bytes += sizeOf(entry);
  }

  #remove(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#bytes -= sizeOf(entry);
  }
}

function sizeOf({ body }: CachedAnswer): number {
  return body.length + ENTRY_OVERHEAD;
}
