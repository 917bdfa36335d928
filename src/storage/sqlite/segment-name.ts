/** One file of a day: part 0 is the day's own, later parts hold what came after the day was sealed. */
export interface SegmentPart {
  readonly day: string;
  readonly part: number;
}

export function segmentFileName({ day, part }: SegmentPart): string {
  return part === 0 ? `${day}.db` : `${day}.${part}.db`;
}

/** The inverse of {@link segmentFileName}; undefined for other files. */
export function segmentPartOf(fileName: string): SegmentPart | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:\.(\d{1,6}))?\.db$/.exec(fileName);
  return match ? { day: match[1]!, part: Number(match[2] ?? 0) } : undefined;
}
