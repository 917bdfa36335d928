/** What a notice changes in one frame. */
export interface FrameMarks {
  /** New values, as JSON text, by pointer into the frame's data. */
  readonly values: ReadonlyMap<string, string>;
  /** Frames that go before it. */
  readonly before: readonly { readonly event?: string; readonly data: string }[];
}

/** Says what becomes of one frame of a stream. */
export interface FrameMarker {
  /**
   * @param body the frame's data, parsed
   * @returns undefined to let the frame pass as it came
   */
  push(body: Readonly<Record<string, unknown>>): FrameMarks | undefined;
}

/** @returns undefined when nothing changes */
export function marksOf(
  values: FrameMarks['values'],
  before: FrameMarks['before'] = [],
): FrameMarks | undefined {
  return values.size === 0 && before.length === 0 ? undefined : { values, before };
}
