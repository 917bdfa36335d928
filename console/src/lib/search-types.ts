/** What every address may carry: the global time range. */
export interface RangeSearch {
  readonly from?: string;
  readonly to?: string;
}
