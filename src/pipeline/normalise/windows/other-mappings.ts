import { firstLine } from '../common/clean-text.ts';
import type { JsonObject } from '../common/json-object.ts';
import type { AttributeTable } from '../ocsf/attribute-map.ts';
import { ocsfClasses } from '../ocsf/classes.ts';
import { OTHER_ACTIVITY, severityIds } from '../ocsf/draft.ts';
import { type MappingRule, mapping, say } from './mapping.ts';
import { securityMappings } from './security-mappings.ts';
import { sysmonMappings } from './sysmon-mappings.ts';

/** OCSF `script.type_id` of PowerShell. */
const POWERSHELL = 2;

function script(attributes: AttributeTable, describe: (f: Readonly<JsonObject>) => string) {
  return mapping({
    ocsfClass: ocsfClasses.scriptActivity,
    activityId: 1,
    attributes,
    constants: { script_type_id: POWERSHELL },
    describe,
  });
}

const head = (value: unknown, otherwise: string): string =>
  typeof value === 'string' && value !== '' ? firstLine(value, 200) : otherwise;

const moduleLogged = script(
  { 'script.script_content.value': 'Payload' },
  (f) => `PowerShell: ${head(f.Payload, 'a pipeline ran')}`,
);
const classic = script(
  {},
  (f) => `PowerShell: ${head(f.Message ?? f.Data, 'engine or provider state changed')}`,
);

const powershell: ReadonlyMap<number, MappingRule> = new Map<number, MappingRule>([
  [4103, moduleLogged],
  [
    4104,
    script(
      {
        'script.script_content.value': 'ScriptBlockText',
        'script.uid': 'ScriptBlockId',
        'script.file.path': 'Path',
      },
      (f) => `PowerShell script block: ${head(f.ScriptBlockText, 'empty')}`,
    ),
  ],
  [4105, script({ 'script.uid': 'ScriptBlockId' }, () => 'PowerShell: a script block began')],
  [4106, script({ 'script.uid': 'ScriptBlockId' }, () => 'PowerShell: a script block ended')],
]);

const powershellClassic: ReadonlyMap<number, MappingRule> = new Map<number, MappingRule>([
  [400, classic],
  [403, classic],
  [600, classic],
  [800, classic],
]);

function service(activityId: number, sentence: string, attributes: AttributeTable) {
  return mapping({
    ocsfClass: ocsfClasses.windowsServiceActivity,
    activityId,
    attributes,
    describe: (f) => `The service ${say(f, 'ServiceName', say(f, 'param1'))} ${sentence}`,
  });
}

const serviceStarted = service(3, 'started', { 'win_service.name': 'param1' });
const serviceStopped = service(4, 'stopped', { 'win_service.name': 'param1' });
const serviceState = service(OTHER_ACTIVITY, 'changed state', { 'win_service.name': 'param1' });

const system: ReadonlyMap<number, MappingRule> = new Map<number, MappingRule>([
  [
    104,
    mapping({
      ocsfClass: ocsfClasses.eventLogActivity,
      activityId: 1,
      attributes: {
        'actor.user.name': 'SubjectUserName',
        'actor.user.domain': 'SubjectDomainName',
        log_name: 'Channel',
      },
      describe: (f) => `${say(f, 'SubjectUserName', 'Somebody')} cleared a log`,
    }),
  ],
  [7000, service(OTHER_ACTIVITY, 'failed to start', { 'win_service.name': 'param1' })],
  [
    7036,
    (fields) => {
      const state = fields.param2;
      return state === 'running' ? serviceStarted : state === 'stopped' ? serviceStopped : serviceState;
    },
  ],
  [7040, service(2, 'changed its start type', { 'win_service.name': 'param1' })],
  [
    7045,
    service(1, 'was installed', {
      'win_service.name': 'ServiceName',
      'win_service.cmd_line': 'ImagePath',
      'win_service.service_start_name': 'AccountName',
    }),
  ],
]);

function job(activityId: number, verb: string) {
  return mapping({
    ocsfClass: ocsfClasses.scheduledJobActivity,
    activityId,
    attributes: { 'job.name': 'TaskName', 'actor.user.name': 'UserContext' },
    describe: (f) => `The scheduled task ${say(f, 'TaskName')} was ${verb}`,
  });
}

const taskScheduler: ReadonlyMap<number, MappingRule> = new Map<number, MappingRule>([
  [100, job(6, 'started')],
  [106, job(1, 'registered')],
  [140, job(2, 'updated')],
  [141, job(3, 'deleted')],
  [142, job(5, 'disabled')],
  [200, job(6, 'started')],
]);

/** Mappings of each service that Sigma's taxonomy names, by event id. */
const byService: ReadonlyMap<string | undefined, ReadonlyMap<number, MappingRule>> = new Map([
  ['sysmon', sysmonMappings],
  ['security', securityMappings],
  ['powershell', powershell],
  ['powershell-classic', powershellClassic],
  ['system', system],
  ['taskscheduler', taskScheduler],
]);

/** What no class describes stays a Base Event, with everything but the envelope in `unmapped`. */
const base = mapping({
  ocsfClass: ocsfClasses.baseEvent,
  activityId: OTHER_ACTIVITY,
  attributes: {},
  describe: (f) =>
    typeof f.Message === 'string' && f.Message !== ''
      ? firstLine(f.Message)
      : `${say(f, 'Provider_Name', 'Windows')} event ${say(f, 'EventID', '?')}`,
});

export function windowsMapping(
  serviceName: string | undefined,
  eventId: number,
  fields: Readonly<JsonObject>,
) {
  const rule = byService.get(serviceName)?.get(eventId);
  if (rule === undefined) return base;
  return typeof rule === 'function' ? rule(fields) : rule;
}

/** Windows `Level` to OCSF `severity_id`; security and Sysmon events are informational unless they say otherwise. */
export function windowsSeverity(level: unknown): number {
  switch (level) {
    case 1:
    case '1':
    case 'Critical':
      return severityIds.high;
    case 2:
    case '2':
    case 'Error':
      return severityIds.medium;
    case 3:
    case '3':
    case 'Warning':
      return severityIds.low;
    default:
      return severityIds.informational;
  }
}
