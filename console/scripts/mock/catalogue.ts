import type { GatewayPolicy } from '../../../src/contracts/guard.ts';
import type {
  DeadLetter,
  DetectorInfo,
  GuardInfo,
  OutboxItem,
  RuleInfo,
  RuleProblem,
  SegmentInfo,
  SourceInfo,
  TokenInfo,
  UpstreamInfo,
  WebhookInfo,
} from '../../src/api/types.ts';
import { Seeded } from './seeded.ts';

const dayMs = 86_400_000;

export const account = { id: 'acc_1', email: 'ingrid@example.org', name: 'Ingrid Solberg', role: 'owner' };
export const accounts = [
  account,
  { id: 'acc_2', email: 'tomas@example.org', name: 'Tomas Reyes', role: 'analyst' },
];

export const guards: readonly GuardInfo[] = [
  {
    name: 'injection',
    kind: 'built-in',
    version: '1.2.0',
    enabled: true,
    reason: null,
    selfTest: { ok: true, detail: '24 of 24 probes' },
    directions: ['input'],
    policies: ['default', 'internal'],
    hits24h: 84,
    calibration: [
      { rate: 0.0005, threshold: 0.93 },
      { rate: 0.001, threshold: 0.88 },
      { rate: 0.005, threshold: 0.71 },
      { rate: 0.01, threshold: 0.6 },
      { rate: 0.05, threshold: 0.34 },
    ],
    judged30d: { correct: 14, falsePositive: 2 },
  },
  {
    name: 'secrets',
    kind: 'built-in',
    version: '1.0.3',
    enabled: true,
    reason: null,
    selfTest: { ok: true, detail: '40 of 40 probes' },
    directions: ['input', 'output'],
    policies: ['default', 'internal'],
    hits24h: 31,
    calibration: [],
    judged30d: { correct: 9, falsePositive: 0 },
  },
  {
    name: 'pii',
    kind: 'built-in',
    version: '1.1.0',
    enabled: false,
    reason: 'Too many e-mail addresses in support tickets; waiting for the allow list',
    selfTest: { ok: true, detail: '28 of 28 probes' },
    directions: ['input', 'output'],
    policies: ['default'],
    hits24h: 0,
    calibration: [],
    judged30d: { correct: 2, falsePositive: 5 },
  },
];

export function makePolicies(): GatewayPolicy[] {
  return [
    {
      name: 'internal',
      models: ['internal-*'],
      guards: [{ guard: 'secrets', action: 'flag', threshold: 0.7, directions: ['input', 'output'] }],
      onGuardError: 'allow',
      guardTimeoutMs: 1000,
      storeContent: false,
    },
    {
      name: 'default',
      models: ['*'],
      guards: [
        { guard: 'injection', action: 'block', threshold: 0.5, directions: ['input'] },
        { guard: 'secrets', action: 'redact', threshold: 0.5, directions: ['input', 'output'] },
        { guard: 'pii', action: 'flag', threshold: 0.6, directions: ['input', 'output'] },
      ],
      onGuardError: 'block',
      guardTimeoutMs: 2000,
      storeContent: true,
    },
  ];
}

export const detectors: readonly DetectorInfo[] = [
  {
    name: 'sigma',
    kind: 'rules',
    version: '1.0.0',
    enabled: true,
    reason: null,
    stats: { rules: 312, eventsSeen: 1_204_551, findings: 412 },
  },
  {
    name: 'baseline',
    kind: 'baseline',
    version: '0.4.0',
    enabled: true,
    reason: null,
    stats: { entities: 2210, eventsSeen: 1_204_551, findings: 38 },
  },
  {
    name: 'guard',
    kind: 'guard',
    version: '1.2.0',
    enabled: false,
    reason: 'Being retuned',
    stats: { findings: 115 },
  },
];

const ruleTitles = [
  'Office program starts a shell',
  'Memory of LSASS read by an unusual program',
  'Security event log cleared',
  'New member in a privileged group',
  'curl or wget piped into a shell',
  'Console sign-in without a second factor',
  'Shadow copies deleted',
  'Scheduled task created from a temporary folder',
];

export function makeRules(count: number, nowMs: number): RuleInfo[] {
  const random = new Seeded(23);
  return Array.from({ length: count }, (_, index) => {
    const hits = index % 3 === 0 ? random.int(0, 90) : 0;
    return {
      id: `rule-${String(index + 1).padStart(4, '0')}`,
      title: ruleTitles[index % ruleTitles.length] as string,
      level: random.pick(['low', 'medium', 'high', 'high', 'critical'] as const),
      logsource:
        index % 2 === 0
          ? { product: 'windows', category: 'process_creation' }
          : { product: 'linux', service: 'auditd' },
      enabled: index % 17 !== 4,
      reason: index % 17 === 4 ? 'Fires on our backup software' : null,
      hits24h: hits,
      lastHitMs: hits > 0 ? nowMs - random.int(1, 900) * 60_000 : null,
      techniques: [
        { framework: 'attack' as const, id: 'T1059.001', name: 'PowerShell', tactic: 'execution' },
      ],
      author: 'Bartizan',
      file: `windows/process_creation/rule-${index + 1}.yml`,
      detector: 'sigma',
    };
  });
}

export const problems: readonly RuleProblem[] = [
  {
    file: 'custom/beacon.yml',
    kind: 'unsupported-modifier',
    reason: 'line 14: the modifier `fieldref` is not supported in `selection.a`',
  },
  {
    file: 'custom/old-proxy.yml',
    kind: 'invalid-yaml',
    reason: 'line 3, column 9: a mapping value is not allowed here',
  },
];

export function makeTokens(nowMs: number): TokenInfo[] {
  return [
    {
      id: 'tok_1',
      name: 'help-desk',
      prefix: 'bzn_7Fq2',
      scopes: ['gateway'],
      createdMs: nowMs - 41 * dayMs,
      createdBy: 'acc_1',
      expiresMs: nowMs + 49 * dayMs,
      lastUsedMs: nowMs - 40_000,
      revokedMs: null,
      gateway: {},
    },
    {
      id: 'tok_2',
      name: 'vector-shipper',
      prefix: 'bzn_Kd81',
      scopes: ['ingest'],
      createdMs: nowMs - 12 * dayMs,
      createdBy: 'acc_1',
      expiresMs: null,
      lastUsedMs: nowMs - 3000,
      revokedMs: null,
      gateway: {},
    },
    {
      id: 'tok_3',
      name: 'old-script',
      prefix: 'bzn_Zz09',
      scopes: ['admin'],
      createdMs: nowMs - 200 * dayMs,
      createdBy: 'acc_2',
      expiresMs: null,
      lastUsedMs: null,
      revokedMs: nowMs - 3 * dayMs,
      gateway: {},
    },
  ];
}

export function makeSources(nowMs: number): SourceInfo[] {
  return [
    { source: 'workstations', events: 812_044, deadLetters: 0, lastSeenMs: nowMs - 2000 },
    { source: 'web', events: 204_113, deadLetters: 38, lastSeenMs: nowMs - 5000 },
    { source: 'aws-prod', events: 88_120, deadLetters: 0, lastSeenMs: nowMs - 61_000 },
    { source: 'build', events: 9120, deadLetters: 2, lastSeenMs: nowMs - 5 * 3_600_000 },
    { source: 'gateway', events: 4114, deadLetters: 0, lastSeenMs: nowMs - 1000 },
  ];
}

export function makeDeadLetters(nowMs: number): DeadLetter[] {
  return Array.from({ length: 40 }, (_, index) => ({
    id: `dl_${index + 1}`,
    source: index < 38 ? 'web' : 'build',
    format: 'syslog',
    receivedMs: nowMs - index * 240_000,
    reason: index % 4 === 0 ? 'line_too_long' : 'no_timestamp',
    detail:
      index % 4 === 0
        ? 'The line has 1,204,551 bytes; at most 1,048,576 are read.'
        : 'Neither RFC 5424 nor RFC 3164: no time after the priority.',
    raw: `<14>web-1 nginx: upstream timed out while reading response header ${index}`,
    rawBytes: 80,
    replayedMs: null,
  }));
}

export function makeUpstreams(): UpstreamInfo[] {
  return [
    {
      name: 'openai',
      baseUrl: 'https://api.openai.com/v1',
      kind: 'openai',
      apiKeyEnv: 'OPENAI_API_KEY',
      apiKeyFile: null,
      models: ['gpt-*', 'text-*'],
      timeoutMs: 600_000,
      standsIn: false,
      priority: 0,
      weight: 1,
      retries: 0,
      batches: false,
      key: 'present',
    },
    {
      name: 'anthropic',
      baseUrl: 'https://api.anthropic.com',
      kind: 'anthropic',
      apiKeyEnv: 'ANTHROPIC_API_KEY',
      apiKeyFile: null,
      models: ['claude-*'],
      timeoutMs: 600_000,
      standsIn: false,
      priority: 0,
      weight: 1,
      retries: 0,
      batches: false,
      key: 'missing',
    },
  ];
}

export function makeWebhooks(nowMs: number): WebhookInfo[] {
  return [
    {
      id: 'whk_1',
      name: 'on-call',
      url: 'https://hooks.example.org/bartizan',
      enabled: true,
      createdMs: nowMs - 30 * dayMs,
    },
  ];
}

export function makeOutbox(nowMs: number): OutboxItem[] {
  return Array.from({ length: 9 }, (_, index) => ({
    id: `out_${index + 1}`,
    webhookId: 'whk_1',
    topic: 'incident.opened',
    attempts: index === 0 ? 3 : 1,
    nextAttemptMs: nowMs + 60_000,
    state: index === 0 ? 'pending' : index === 5 ? 'failed' : 'delivered',
    lastError:
      index === 0
        ? 'The receiver answered 503.'
        : index === 5
          ? 'Gave up after 12 attempts: no route to host.'
          : null,
    createdMs: nowMs - index * 900_000,
  }));
}

export function makeSegments(nowMs: number): SegmentInfo[] {
  return Array.from({ length: 7 }, (_, index) => ({
    day: new Date(nowMs - index * dayMs).toISOString().slice(0, 10),
    state: index === 0 ? 'open' : 'sealed',
    fromMs: null,
    toMs: null,
    events: 160_000 - index * 4000,
    bytes: (160_000 - index * 4000) * (index === 0 ? 900 : 62),
  }));
}
