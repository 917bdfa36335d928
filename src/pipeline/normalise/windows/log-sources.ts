import type { LogSource } from '../../../contracts/event.ts';
import type { JsonObject } from '../common/json-object.ts';
import { serviceOf } from './channels.ts';

/** Sysmon event ids to the categories of Sigma's taxonomy. 12 is told apart by `EventType`. */
const sysmonCategories: Readonly<Record<number, readonly string[]>> = {
  1: ['process_creation'],
  2: ['file_change'],
  3: ['network_connection'],
  4: ['sysmon_status'],
  5: ['process_termination'],
  6: ['driver_load'],
  7: ['image_load'],
  8: ['create_remote_thread'],
  9: ['raw_access_thread'],
  10: ['process_access'],
  11: ['file_event'],
  13: ['registry_set', 'registry_event'],
  14: ['registry_rename', 'registry_event'],
  15: ['create_stream_hash'],
  16: ['sysmon_status'],
  17: ['pipe_created'],
  18: ['pipe_created'],
  19: ['wmi_event'],
  20: ['wmi_event'],
  21: ['wmi_event'],
  22: ['dns_query'],
  23: ['file_delete'],
  24: ['clipboard_capture'],
  25: ['process_tampering'],
  26: ['file_delete', 'file_delete_detected'],
  27: ['file_block_executable', 'file_block'],
  28: ['file_block_shredding', 'file_block'],
  29: ['file_executable_detected'],
  255: ['sysmon_error'],
};

const registryAdd = ['registry_add', 'registry_event'] as const;
const registryDelete = ['registry_delete', 'registry_event'] as const;
/** Some shippers overwrite Sysmon's `EventType` with a word of their own; then both kinds of rule must see the event. */
const registryEither = ['registry_add', 'registry_delete', 'registry_event'] as const;

function registryObjectCategories(eventType: unknown): readonly string[] {
  if (eventType === 'CreateKey') return registryAdd;
  if (eventType === 'DeleteKey' || eventType === 'DeleteValue') return registryDelete;
  return registryEither;
}

/** Events of other channels, by service and event id, to the categories that they stand for. */
const otherCategories: Readonly<Record<string, Readonly<Record<number, readonly string[]>>>> = {
  security: {
    4657: ['registry_set', 'registry_event'],
    4688: ['process_creation'],
    4689: ['process_termination'],
    5156: ['network_connection'],
  },
  powershell: { 4103: ['ps_module'], 4104: ['ps_script'] },
  'powershell-classic': {
    400: ['ps_classic_start'],
    600: ['ps_classic_provider_start'],
    800: ['ps_classic_script'],
  },
};

const none: readonly string[] = [];

/** Sigma's categories of a Windows event. */
function categoriesOf(
  service: string | undefined,
  eventId: number,
  fields: Readonly<JsonObject>,
): readonly string[] {
  if (service === 'sysmon') {
    if (eventId === 12) return registryObjectCategories(fields.EventType);
    return sysmonCategories[eventId] ?? none;
  }
  return (service === undefined ? undefined : otherCategories[service]?.[eventId]) ?? none;
}

/**
 * Frozen log sources by product, service and list of categories: events share them instead of each holding its own. The
 * lists above are the keys themselves, so the maps are as bounded as the tables.
 */
const shared = new Map<string, Map<string | undefined, Map<readonly string[], readonly LogSource[]>>>();

/**
 * The log sources of a Windows event: one with its service, one with each category. A category's source carries no
 * service, as a rule's own `logsource` names either.
 */
export function windowsLogSources(
  channel: string,
  eventId: number,
  fields: Readonly<JsonObject>,
): readonly LogSource[] {
  const service = serviceOf(channel);
  const product =
    channel.length === 24 && channel.toLowerCase() === 'linux-sysmon/operational' ? 'linux' : 'windows';
  return sharedSources(product, service, categoriesOf(service, eventId, fields));
}

function sharedSources(
  product: string,
  service: string | undefined,
  categories: readonly string[],
): readonly LogSource[] {
  const present = shared.get(product)?.get(service)?.get(categories);
  if (present !== undefined) return present;
  const sources: LogSource[] = [Object.freeze(service === undefined ? { product } : { product, service })];
  for (const category of categories) sources.push(Object.freeze({ product, category }));
  const frozen = Object.freeze(sources);
  const ofProduct =
    shared.get(product) ?? new Map<string | undefined, Map<readonly string[], readonly LogSource[]>>();
  const ofService = ofProduct.get(service) ?? new Map<readonly string[], readonly LogSource[]>();
  shared.set(product, ofProduct.set(service, ofService.set(categories, frozen)));
  return frozen;
}
