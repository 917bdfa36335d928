import type { EventRecord } from './event.ts';
import type { FindingDraft } from './finding.ts';

export interface DetectionContext {
  /** Processing time, milliseconds since the epoch. */
  readonly nowMs: number;
}

/**
 * A rule engine, a learned baseline, an indicator matcher: whatever looks at events and says "look here".
 * Pure: no clock, no disk, no network. State is bounded and survives a restart by snapshot and restore.
 */
export interface Detector {
  readonly name: string;
  readonly version: string;
  readonly kind: 'rules' | 'baseline' | 'guard';
  /** Inspects events in the order of the log. Must be deterministic for the same state, events and context. */
  inspect(events: readonly EventRecord[], context: DetectionContext): readonly FindingDraft[];
  /** Serialised state; undefined when the detector keeps none. */
  snapshot(): Uint8Array | undefined;
  restore(state: Uint8Array): void;
}
