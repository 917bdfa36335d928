/** What a special reader sees of a scan: the text, and where to put what it finds. */
export interface FindContext {
  readonly text: string;
  /** Number of this text's reading, for shapes. */
  readonly scan: number;
  report(rule: string, start: number, end: number, score: number): void;
}

/** Reads what follows an anchor; one is made for each text, so that it may remember how far it has read. */
export type SpecialReader = (at: number) => void;

/** Credentials that no single form describes. */
export interface SpecialRule {
  readonly kind: 'special';
  readonly ids: readonly string[];
  readonly anchors: readonly string[];
  readonly open: (context: FindContext) => SpecialReader;
}
