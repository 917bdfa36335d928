import { z } from 'zod';
import { Fault } from '../../../kernel/fault.ts';
import { detectionErrors } from '../errors.ts';
import { features } from './observations.ts';

const VERSION = 1;
/** Longest state that is read back, in bytes. */
const LENGTH_MAX = 512 * 1024 * 1024;

const count = z.number();
const valueCounts = z.tuple([count, count, count, z.array(z.tuple([z.string(), count]))]);
const volume = z.tuple([
  count,
  count,
  z.boolean(),
  count,
  count,
  count,
  z.array(z.tuple([count, count, count])),
]);
const profile = z.tuple([count, count, count, volume, z.array(z.tuple([z.enum(features), valueCounts]))]);
const budget = z.tuple([count, count, count]);

const stateSchema = z.object({
  version: z.literal(VERSION),
  evicted: count,
  profiles: z.array(z.tuple([z.string(), profile])),
  shared: z.array(z.tuple([z.string(), z.tuple([valueCounts, valueCounts])])),
  entityCounts: z.array(z.tuple([z.string(), count])),
  noveltyBudget: budget,
  volumeBudget: budget,
});

/** Everything that the baseline knows, as data. Numbers survive JSON exactly, so a restored baseline goes on bit for bit. */
export type BaselineState = z.infer<typeof stateSchema>;
type Writable = { readonly [K in Exclude<keyof BaselineState, 'version'>]: DeepReadonly<BaselineState[K]> };
type DeepReadonly<T> = T extends readonly unknown[] ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

export function encodeState(state: Writable): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ version: VERSION, ...state }));
}

/** @throws Fault `detection.state_unreadable` when the bytes are not a state that this version wrote */
export function decodeState(bytes: Uint8Array): BaselineState {
  if (bytes.length > LENGTH_MAX) throw new Fault(detectionErrors.stateUnreadable, { internal: 'too long' });
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new Fault(detectionErrors.stateUnreadable, { internal: 'baseline state is not JSON', cause });
  }
  const parsed = stateSchema.safeParse(data);
  if (!parsed.success)
    throw new Fault(detectionErrors.stateUnreadable, { internal: parsed.error.message.slice(0, 500) });
  return parsed.data;
}
