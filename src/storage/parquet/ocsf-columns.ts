/** DuckDB type of an OCSF attribute, written as `json_transform` takes it. */
type Structure = string | readonly [Structure] | { readonly [attribute: string]: Structure };

const text = 'VARCHAR';
const count = 'BIGINT';

const user = {
  name: text,
  uid: text,
  domain: text,
  type: text,
  email_addr: text,
  account: { name: text, uid: text },
};
const file = {
  name: text,
  path: text,
  size: count,
  hashes: [{ algorithm: text, algorithm_id: 'INTEGER', value: text }],
} as const;
const process = { name: text, pid: count, uid: text, cmd_line: text, file, user, integrity: text };
const endpoint = {
  ip: text,
  port: 'INTEGER',
  hostname: text,
  domain: text,
  mac: text,
  name: text,
  svc_name: text,
} as const;

/**
 * The OCSF attributes that sealed days offer as typed columns, with OCSF's own spelling and nesting. Whatever else a
 * document holds stays reachable in the JSON column `ocsf`, so hostile input cannot widen the schema.
 */
export const ocsfColumns: Readonly<Record<string, Structure>> = {
  class_name: text,
  category_uid: 'INTEGER',
  activity_id: 'INTEGER',
  activity_name: text,
  type_uid: count,
  status: text,
  status_id: 'INTEGER',
  status_detail: text,
  metadata: {
    version: text,
    uid: text,
    log_name: text,
    log_provider: text,
    original_time: text,
    event_code: text,
    product: { name: text, vendor_name: text, version: text },
    correlation_uid: text,
  },
  actor: {
    user,
    process: { ...process, parent_process: process },
    session: { uid: text },
    invoked_by: text,
    idp: { name: text },
  },
  user,
  process: { ...process, parent_process: process },
  device: { hostname: text, ip: text, uid: text, domain: text, os: { name: text, type: text } },
  file,
  module: { file },
  reg_key: { path: text },
  reg_value: { path: text, name: text, data: text },
  src_endpoint: endpoint,
  dst_endpoint: endpoint,
  connection_info: { protocol_name: text, direction: text },
  query: { hostname: text, type: text },
  answers: [{ rdata: text, type: text }],
  service: { name: text },
  job: { name: text, cmd_line: text },
  group: { name: text, uid: text },
  api: {
    operation: text,
    service: { name: text },
    request: { uid: text },
    response: { error: text, code: 'INTEGER', message: text },
  },
  cloud: { provider: text, region: text, account: { uid: text, name: text } },
  http_request: { user_agent: text, http_method: text, url: { url_string: text } },
  resources: [{ name: text, uid: text, type: text }],
  is_mfa: 'BOOLEAN',
  logon_type: text,
  auth_protocol: text,
  ai_model: { name: text, ai_provider: text },
  unmapped: 'JSON',
};
