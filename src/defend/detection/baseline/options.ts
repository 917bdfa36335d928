/** How the baseline learns and when it speaks. */
export interface BaselineOptions {
  /** Time that an entity must have been known for, milliseconds of event time. */
  readonly warmUpMs: number;
  /** Values of a feature that must have been seen of an entity. */
  readonly observationsMin: number;
  /** Highest probability at which something is called unusual. */
  readonly pMax: number;
  /** Events that earn one finding of a kind: with two kinds of findings, twice this many bound all. */
  readonly eventsPerFinding: number;
  /** Findings that can be saved up. */
  readonly burst: number;
  readonly entitiesMax: number;
  /** Values remembered of one feature of one entity. */
  readonly valuesMax: number;
  /** Values remembered of one feature over all entities of a kind. */
  readonly sharedValuesMax: number;
}

export const baselineDefaults: BaselineOptions = {
  warmUpMs: 8 * 3_600_000,
  observationsMin: 200,
  pMax: 1e-4,
  eventsPerFinding: 2_500,
  burst: 3,
  entitiesMax: 10_000,
  valuesMax: 256,
  sharedValuesMax: 20_000,
};
