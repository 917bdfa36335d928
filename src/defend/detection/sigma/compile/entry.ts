/** What an index knows of one predicate of a group of rules. */
export interface Entry {
  readonly id: number;
  /** Folded text that must occur. */
  readonly text: string;
  /** Its occurrence proves the predicate. */
  readonly exact: boolean;
  /** Numbers of the rules that it is a witness of. */
  readonly rules: readonly number[];
}
