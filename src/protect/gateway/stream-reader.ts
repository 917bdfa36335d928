import type { GuardSegment } from '../../contracts/guard.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Where a piece of a stream belongs. */
export interface ChannelAddress {
  /** JSON pointer that the joined text has in the answer that the stream adds up to. */
  readonly channel: string;
  /** Texts of one group follow each other: when the next begins, the one before is complete. */
  readonly group: string;
}

/** What one kind of stream means by its frames. */
export interface StreamReader {
  /** The growing text that this piece continues; undefined when the piece is complete in itself. */
  address(frame: JsonObject, segment: GuardSegment): ChannelAddress | undefined;
  /** Groups that are complete with this frame; `''` closes all. */
  closes(frame: JsonObject): readonly string[];
  /** True when nothing has to follow. */
  isLast(frame: JsonObject): boolean;
  /** Whether those frames can be the first of a stream; else an error takes their place there. */
  readonly endsBlockedAtOnce: boolean;
  /** The frames that end a stream which the guards stopped, so that clients see why it ends. */
  blockedEnding(last: JsonObject | undefined): readonly { readonly event?: string; readonly data: string }[];
}
