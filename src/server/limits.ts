import type { ServerLimits } from './ports.ts';

const MIB = 1024 * 1024;

export const defaultLimits: ServerLimits = {
  eventsWireBytesMax: 32 * MIB,
  eventsBodyBytesMax: 128 * MIB,
  eventsInFlightBytesMax: 160 * MIB,
  pendingMax: 50_000_000,
  connectionsMax: 2_000,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 120_000,
  liveClientsMax: 100,
};
