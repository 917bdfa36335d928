import { cleanText } from '../common/clean-text.ts';
import { looksLikeIp } from '../common/entities.ts';
import type { JsonObject } from '../common/json-object.ts';
import { baseName, integer, text } from '../ocsf/convert.ts';
import type { OcsfDraft } from '../ocsf/draft.ts';
import { textUnder, valueUnder } from './json-names.ts';

/**
 * Puts what a record says under common names to where OCSF has it, so that one question (`actor.user.name`) finds it in
 * all sources. The record's own keys stay in `unmapped` besides: what a name means is the sender's, and guessed here.
 */
export function fillJsonAttributes(ocsf: OcsfDraft, fields: Readonly<JsonObject>): void {
  const user = cleanName(textUnder(fields, 'user'));
  const host = cleanName(textUnder(fields, 'host'));
  const path = textUnder(fields, 'filePath');
  const action = textUnder(fields, 'action');
  if (user !== undefined) {
    ocsf.actor = { user: { name: user } };
    if (ocsf.class_uid === 3002) ocsf.user = { name: user };
  }
  if (host !== undefined) ocsf.device = { hostname: host };
  put(ocsf, 'src_endpoint', endpointOf(textUnder(fields, 'sourceIp'), valueUnder(fields, 'sourcePort')));
  put(ocsf, 'dst_endpoint', endpointOf(textUnder(fields, 'targetIp'), valueUnder(fields, 'targetPort')));
  put(ocsf, 'process', processOf(fields));
  if (path !== undefined) ocsf.file = compact({ path, name: baseName(path) });
  if (action !== undefined) ocsf.metadata.event_code = action;
  const outcome = fields['event.outcome'];
  if (outcome === 'success') ocsf.status_id = 1;
  else if (outcome === 'failure') ocsf.status_id = 2;
}

/** As an entity would be called, so that both are found by one name. */
function cleanName(name: string | undefined): string | undefined {
  const clean = name === undefined ? '' : cleanText(name, 512).trim();
  return clean === '' || clean === '-' ? undefined : clean;
}

function endpointOf(ip: string | undefined, port: unknown): JsonObject | undefined {
  const number = integer(port);
  return compact({
    ip: ip !== undefined && ip.length <= 45 && looksLikeIp(ip) ? ip : undefined,
    port: number !== undefined && number >= 0 && number <= 65_535 ? number : undefined,
  });
}

function processOf(fields: Readonly<JsonObject>): JsonObject | undefined {
  const path = textUnder(fields, 'executable');
  const commandLine = valueUnder(fields, 'commandLine');
  return compact({
    name: textUnder(fields, 'processName') ?? baseName(path),
    pid: integer(valueUnder(fields, 'pid')),
    cmd_line: Array.isArray(commandLine) ? commandLine.map(String).join(' ') : text(commandLine),
    file: path === undefined ? undefined : compact({ path, name: baseName(path) }),
  });
}

/** The object without its empty members; undefined when all are. */
function compact(object: JsonObject): JsonObject | undefined {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function put(ocsf: OcsfDraft, attribute: string, value: JsonObject | undefined): void {
  if (value !== undefined) ocsf[attribute] = value;
}
