import type { OcsfEvent } from '../contracts/event.ts';

/** The document as JSON, without the raw record, which has its own column. */
export function ocsfJson(ocsf: OcsfEvent): string {
  return JSON.stringify('raw_data' in ocsf ? { ...ocsf, raw_data: undefined } : ocsf);
}
