import type { EventRecord, LogSource } from '../../src/contracts/event.ts';

/** Makes an event record of one line of a lane: flat JSON whose `product`, `category` and `service` name its log source. */
export function laneEvent(line: string, seq: number): EventRecord {
  const fields = JSON.parse(line) as Record<string, unknown>;
  const source: Record<string, string> = {};
  for (const key of ['product', 'category', 'service']) {
    const value = fields[key];
    if (typeof value === 'string') source[key] = value;
  }
  return {
    seq,
    timeMs: 0,
    receivedMs: 0,
    source: 'bench',
    format: 'json',
    raw: line,
    fields,
    logSources: [source as LogSource],
    entities: typeof fields['Computer'] === 'string' ? [{ kind: 'host', name: fields['Computer'] }] : [],
    ocsf: {
      class_uid: 0,
      class_name: 'Base Event',
      category_uid: 0,
      activity_id: 0,
      type_uid: 0,
      severity_id: 0,
      time: 0,
      metadata: {},
    },
  };
}
