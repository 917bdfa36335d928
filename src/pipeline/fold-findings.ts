import type { FindingDraft } from '../contracts/finding.ts';

const EVENT_IDS_MAX = 20;

/**
 * Folds drafts of one round that share a deduplication key and lie within the window into one draft with a count, so
 * that a rule that matches every event costs the store one row, not thousands. The highest score's evidence is kept.
 *
 * @param windowMs deduplication window, event time, milliseconds
 */
export class FindingFold {
  readonly #windowMs: number;
  /** Drafts by key; several when sightings lie further apart than the window. */
  readonly #byKey = new Map<string, FindingDraft[]>();
  #size = 0;

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
  }

  /** Distinct drafts held. */
  get size(): number {
    return this.#size;
  }

  add(draft: FindingDraft): void {
    const held = this.#byKey.get(draft.dedupKey);
    if (!held) {
      this.#byKey.set(draft.dedupKey, [draft]);
      this.#size++;
      return;
    }
    const index = held.findIndex((other) => this.#isNear(other, draft));
    if (index < 0) {
      held.push(draft);
      this.#size++;
    } else {
      held[index] = fold(held[index]!, draft);
    }
  }

  drafts(): FindingDraft[] {
    return [...this.#byKey.values()].flat();
  }

  #isNear(held: FindingDraft, draft: FindingDraft): boolean {
    const firstMs = held.firstTimeMs ?? held.timeMs;
    return draft.timeMs >= firstMs - this.#windowMs && draft.timeMs <= held.timeMs + this.#windowMs;
  }
}

function fold(held: FindingDraft, draft: FindingDraft): FindingDraft {
  const best = draft.score > held.score ? draft : held;
  const ids = held.evidence.eventIds;
  const eventIds =
    ids.length >= EVENT_IDS_MAX
      ? ids
      : [...new Set([...ids, ...draft.evidence.eventIds])].slice(0, EVENT_IDS_MAX);
  return {
    ...best,
    count: (held.count ?? 1) + (draft.count ?? 1),
    firstTimeMs: Math.min(held.firstTimeMs ?? held.timeMs, draft.firstTimeMs ?? draft.timeMs),
    timeMs: Math.max(held.timeMs, draft.timeMs),
    evidence: { ...best.evidence, eventIds },
  };
}
