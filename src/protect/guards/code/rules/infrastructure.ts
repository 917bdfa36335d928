import { rulesFor } from '../rule.ts';

const docker = rulesFor(['dockerfile'], { isCaseless: true });
const yaml = rulesFor(['yaml']);
const tf = rulesFor(['terraform']);
const iam = rulesFor(['terraform', 'json', 'yaml', 'python', 'javascript']);

/** What images, clusters and clouds should not be told. */
// biome-ignore format: a table reads better in lines
export const infrastructureRules = [
  docker('docker-root', 250, 0.4, ['USER {root|0}'], 'runs as root', 'make a user of its own'),
  docker('docker-latest', 1104, 0.3, ['FROM <w:.> : latest', 'FROM <w::latest$>'], 'takes whatever image is newest', 'name a version or digest'),
  docker('docker-secret', 522, 0.65, ['{ENV|ARG} <w:^\\w*(?:password|passwd|secret|token|api_?key|private_key)\\w*=[^$\\s]{3,}$>', 'ENV <w:^\\w*(?:password|passwd|secret|token|api_?key)\\w*$> <w:^[^$]{3,}$>', '{ENV|ARG} <w:^\\w*(?:password|passwd|secret|token|api_?key|private_key)\\w*=$> <str:^[^$]{3,}$>'], 'keeps a secret in the image', 'use a build secret or the environment at run time'),
  docker('docker-add-url', 494, 0.45, ['ADD <w:^https?://>'], 'takes a file from an address unchecked', 'use ADD --checksum, or curl and a hash', { unless: /--checksum/ }),
  docker('docker-ssh', 250, 0.4, ['EXPOSE <n:^22$>'], 'runs an SSH server in a container', 'use docker exec'),
  yaml('k8s-privileged', 250, 0.8, ['privileged : {true|yes}'], 'gives a container the powers of its host', 'give the capabilities that it needs'),
  yaml('k8s-escalation', 250, 0.65, ['allowPrivilegeEscalation : true'], 'lets a process gain more powers than it was given', 'set it to false'),
  yaml('k8s-root', 250, 0.55, ['runAsUser : <n:^0$>', 'runAsNonRoot : false'], 'runs as root', 'set runAsNonRoot'),
  yaml('k8s-host', 250, 0.65, ['{hostNetwork|hostPID|hostIPC} : true', '{network_mode|pid|ipc} : <str:^host$>', '{network_mode|pid|ipc} : host'], 'shares a namespace with its host', 'leave it out'),
  yaml('k8s-docker-socket', 250, 0.7, ['<w:^/var/run/docker\\.sock>', '<str:/var/run/docker\\.sock>', 'path : <w:^/var/run/(?:docker|containerd)>', 'path : <w:^/$>'], 'gives a container its host’s files or its engine', 'mount what is needed', { unless: /mountPath|- path : \/|pathType|http|readinessProbe/ }),
  yaml('k8s-capabilities', 250, 0.65, ['{-|[|,} {SYS_ADMIN|SYS_PTRACE|SYS_MODULE|NET_RAW|DAC_READ_SEARCH|CAP_SYS_ADMIN}', '{SYS_ADMIN|CAP_SYS_ADMIN|SYS_MODULE|SYS_PTRACE}', 'add : [ ... {ALL}', 'add : [ ... <str:^ALL$>'], 'gives a container a capability that leads out of it', 'drop all and add what is needed', { unless: /drop/ }),
  yaml('k8s-rbac-wildcard', 269, 0.6, ['{verbs|resources} : [ <str:^\\*$>', '{verbs|resources} : [ * ]'], 'allows everything', 'name the verbs and resources', { near: /rules|Role|apiGroups|verbs/ }),
  yaml('k8s-cluster-admin', 269, 0.6, ['name : cluster-admin'], 'makes somebody the cluster’s administrator', 'bind a role with what is needed', { near: /roleRef|ClusterRole/ }),
  yaml('yaml-tls-verify', 295, 0.75, ['{validate_certs|verify_ssl|sslVerify|tlsVerify|ssl_verify} : {false|no|False}', '{insecureSkipVerify|insecure-skip-tls-verify|insecure_skip_verify|insecureSkipTLSVerify|tlsInsecure} : {true|yes}'], 'does not check certificates', 'add your authority'),
  yaml('ci-script-injection', 78, 0.75, ['{run|script} : ... <w:^github\\.(?:event\\.[\\w.]*(?:title|body|ref|label|name|message|email|page_name)|head_ref)$>', 'echo ... <w:^github\\.(?:event\\.[\\w.]*(?:title|body|message)|head_ref)$>', '{echo|run|git} ... <fill:\\{\\{\\s*github\\.(?:event\\.\\S*(?:title|body|message|label|name)|head_ref)>', '{echo|run|git|script} ... <str:\\{\\{\\s*github\\.(?:event\\.\\S*(?:title|body|message|label|name)|head_ref)>'], 'puts what a stranger wrote into a script', 'pass it in an environment variable'),
  yaml('ci-target-checkout', 829, 0.55, ['pull_request_target', 'permissions : write-all'], 'gives strangers’ changes the rights of the repository', 'use pull_request and read rights'),
  yaml('compose-secret', 522, 0.55, ['<w:^(?:MYSQL_ROOT_PASSWORD|POSTGRES_PASSWORD|MONGO_INITDB_ROOT_PASSWORD|REDIS_PASSWORD|\\w*_SECRET)$> : <w:^(?:root|password|postgres|admin|secret|example|changeme|123456)$>', '<w:^(?:MYSQL_ROOT_PASSWORD|POSTGRES_PASSWORD|MONGO_INITDB_ROOT_PASSWORD)=(?:root|password|postgres|admin|secret|example|changeme|123456)$>', 'POSTGRES_HOST_AUTH_METHOD : trust', '<w:^POSTGRES_HOST_AUTH_METHOD=trust$>'], 'has a password that everybody tries first', 'make one at random and keep it outside'),
  tf('tf-open-ingress', 284, 0.65, ['{cidr_blocks|source_ranges|ipv6_cidr_blocks|source_address_prefixes} = [ ... <str:^(?:0\\.0\\.0\\.0/0|::/0|\\*)$>', '{cidr_ipv4|source_address_prefix|cidr_block} = <str:^(?:0\\.0\\.0\\.0/0|\\*)$>'], 'opens a port to the whole internet', 'name the networks', { near: /ingress|source_ranges|source_address_prefix|Inbound/, unless: /egress|destination|route/ }),
  tf('tf-public-bucket', 732, 0.7, ['acl = <str:^public-read>', '{block_public_acls|block_public_policy|ignore_public_acls|restrict_public_buckets} = false', '{allow_blob_public_access|public_network_access_enabled|allow_nested_items_to_be_public} = true', 'member = <str:^all(?:Authenticated)?Users$>'], 'lets everybody read what is stored', 'block public access'),
  tf('tf-unencrypted', 311, 0.55, ['{encrypted|storage_encrypted|at_rest_encryption_enabled|enable_encryption|transit_encryption_enabled|enable_https_traffic_only|encrypt_at_rest} = false'], 'stores or sends data without encryption', 'turn it on'),
  tf('tf-public', 284, 0.55, ['{publicly_accessible|enable_public_ip} = true'], 'gives a database a public address', 'keep it in a private network'),
  tf('tf-imds', 918, 0.5, ['http_tokens = <str:^optional$>'], 'lets a fetched address read the machine’s credentials', 'set http_tokens to required'),
  tf('tf-tls-version', 326, 0.6, ['{min_tls_version|minimum_tls_version|minimum_protocol_version|ssl_policy} = <str:(?:TLS1_0|TLS1_1|^1\\.[01]$|TLSv1(?:$|\\.[01]|_2016)|SSLv3|2016-08$)>'], 'allows aged TLS', 'use TLS 1.2 or later'),
  iam('iam-wildcard', 269, 0.65, ['{Action|actions|NotAction} {=|:} <str:^\\*(?::\\*)?$>', '{Action|actions} {=|:} [ <str:^\\*(?::\\*)?$>', '<str:^Action$> : <str:^\\*(?::\\*)?$>', '<str:^Action$> : [ <str:^\\*(?::\\*)?$>', 'Action : <str:^\\*$>', 'actions = [<str:^\\*$>', 'Action = <str:^\\*$>'], 'allows every action', 'name the actions'),
  iam('iam-principal', 284, 0.6, ['<str:^Principal$> : <str:^\\*$>', '<str:^Principal$> : <m:{> <str:^AWS$> : <str:^\\*$>', 'Principal {=|:} <str:^\\*$>', 'Principal = <str:^\\*$>', 'identifiers = [<str:^\\*$>'], 'allows everybody', 'name the accounts'),
];
