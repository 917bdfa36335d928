import type { JsonObject } from '../common/json-object.ts';

/** A Windows event, whatever shipper wrote it: native fields under Sigma's names. */
export interface WindowsView {
  /** Flat native fields; holds `EventID` (a number), `Channel`, `Provider_Name` and `Computer` where they are known. */
  readonly fields: JsonObject;
  /** The shipper's own names of those four: their values are already in the document and not "unmapped". */
  readonly renamed: readonly string[];
  /** The event's time as it was written, and the name of the field; undefined when no time could be read. */
  readonly time: WindowsTime | undefined;
}

export interface WindowsTime {
  readonly field: string;
  readonly text: unknown;
  readonly ms: number;
}

/** Sigma's names of the fields that every Windows event has. */
export const eventIdField = 'EventID';
export const channelField = 'Channel';
export const providerField = 'Provider_Name';
export const computerField = 'Computer';
