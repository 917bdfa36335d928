import type { EventFormat, NormalisedEvent } from '../../contracts/event.ts';
import { isCloudTrail, normaliseCloudTrail } from './cloudtrail/normalise-cloudtrail.ts';
import type { JsonObject } from './common/json-object.ts';
import { type Rejection, reject } from './dead-letter-reasons.ts';
import { isGateway, normaliseGateway } from './gateway/normalise-gateway.ts';
import { normaliseJson } from './json/normalise-json.ts';
import { isOcsf, normaliseOcsf } from './ocsf/normalise-ocsf.ts';
import { isWindows, normaliseWindows } from './windows/normalise-windows.ts';

type ObjectFormat = Exclude<EventFormat, 'auto' | 'syslog' | 'auditd'>;

/** The formats of JSON objects: how each is recognised and read. `json` takes what is left, so it comes last. */
const formats: Readonly<
  Record<
    ObjectFormat,
    { readonly fits: (record: JsonObject) => boolean; readonly normalise: typeof normaliseJson }
  >
> = {
  gateway: { fits: isGateway, normalise: normaliseGateway },
  ocsf: { fits: isOcsf, normalise: normaliseOcsf },
  windows: { fits: isWindows, normalise: normaliseWindows },
  cloudtrail: { fits: isCloudTrail, normalise: normaliseCloudTrail },
  json: { fits: () => true, normalise: normaliseJson },
};

/** Makes an event of a parsed record that passed `inspectStructure`. */
export function normaliseObject(
  record: JsonObject,
  format: ObjectFormat | 'auto',
  receivedMs: number,
): NormalisedEvent | Rejection {
  if (format === 'auto') return detected(record).normalise(record, receivedMs);
  const { fits, normalise } = formats[format];
  return fits(record)
    ? normalise(record, receivedMs)
    : reject('wrong_format', `Format of the source: \`${format}\`.`);
}

/** The gateway's format is never guessed: its lines are believed, so only its own journal entries are read as such. */
function detected(record: JsonObject) {
  if (isOcsf(record)) return formats.ocsf;
  if (isWindows(record)) return formats.windows;
  return isCloudTrail(record) ? formats.cloudtrail : formats.json;
}
