import type { LogSource } from '../../../contracts/event.ts';
import { isObject, type JsonObject, textAt } from '../common/json-object.ts';

const none: readonly LogSource[] = Object.freeze([]);
const source = (product: string, service?: string, category?: string): readonly LogSource[] =>
  Object.freeze([
    Object.freeze({
      product,
      ...(service === undefined ? {} : { service }),
      ...(category === undefined ? {} : { category }),
    }),
  ]);

const kubernetes: readonly LogSource[] = Object.freeze([
  ...source('kubernetes', 'audit'),
  ...source('kubernetes', 'audit', 'application'),
]);
const m365 = source('m365', 'audit');
const okta = source('okta', 'okta');
const gcp = source('gcp', 'gcp.audit');
const githubAudit = source('github', 'audit');
const openCanary = source('opencanary', undefined, 'application');
const azureActivity = source('azure', 'activitylogs');
const azureSignIn = source('azure', 'signinlogs');
const azureAudit = source('azure', 'auditlogs');
const azureRisk = source('azure', 'riskdetection');
const linuxAudit = source('linux', 'auditd');
const webServer: readonly LogSource[] = Object.freeze([Object.freeze({ category: 'webserver' })]);
const proxy: readonly LogSource[] = Object.freeze([Object.freeze({ category: 'proxy' })]);

/** Azure's diagnostic settings name the log in `category`. */
const azureCategories: ReadonlyMap<string, readonly LogSource[]> = new Map([
  ['SignInLogs', azureSignIn],
  ['NonInteractiveUserSignInLogs', azureSignIn],
  ['ServicePrincipalSignInLogs', azureSignIn],
  ['AuditLogs', azureAudit],
  ['Administrative', azureActivity],
  ['Policy', azureActivity],
  ['Security', azureActivity],
  ['UserRiskEvents', azureRisk],
]);

const HINT = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/**
 * Where a record of no format of its own comes from, told by its shape. A sender that knows Sigma may also say it itself,
 * with `product`, `service` and `category`, as pipelines built for Sigma do.
 */
export function jsonLogSources(record: JsonObject): readonly LogSource[] {
  const zeekPath = textAt(record, '_path');
  if (zeekPath !== undefined && HINT.test(zeekPath)) return source('zeek', zeekPath);
  return byShape(record) ?? jsonHint(record) ?? none;
}

function byShape(record: JsonObject): readonly LogSource[] | undefined {
  if (record.kind === 'Event' && String(record.apiVersion).startsWith('audit.k8s.io/')) return kubernetes;
  if (isObject(record.protoPayload)) return gcp;
  if (record.Workload !== undefined && record.Operation !== undefined) return m365;
  if (record.eventType !== undefined && record.outcome !== undefined && record.published !== undefined)
    return okta;
  if (record.logtype !== undefined && record.node_id !== undefined) return openCanary;
  if (record.operationName !== undefined && record.category !== undefined) return byAzureCategory(record);
  if (record.actor !== undefined && record.org !== undefined && typeof record.action === 'string')
    return githubAudit;
  if (record['c-uri'] !== undefined) return proxy;
  if (record['cs-method'] !== undefined || record['cs-uri-stem'] !== undefined) return webServer;
  if (typeof record.type === 'string' && record.auid !== undefined && record.syscall !== undefined)
    return linuxAudit;
  return undefined;
}

function byAzureCategory(record: JsonObject): readonly LogSource[] | undefined {
  return azureCategories.get(String(record.category));
}

/**
 * What the record itself says of its source in Sigma's words; undefined when it says nothing. Nobody speaks for the
 * product itself: the rules for its gateway would believe anything then.
 */
export function jsonHint(record: JsonObject): readonly LogSource[] | undefined {
  const hint: { product?: string; service?: string; category?: string } = {};
  for (const key of ['product', 'service', 'category'] as const) {
    const value = record[key];
    if (typeof value === 'string' && HINT.test(value)) hint[key] = value;
  }
  if (hint.product === 'bartizan') return undefined;
  return Object.keys(hint).length === 0 ? undefined : [hint];
}
