import type { Finding } from '../../../src/contracts/finding.ts';
import type { Incident, IncidentEntry } from '../../../src/contracts/incident.ts';
import type { Severity } from '../../../src/contracts/severity.ts';
import type { Technique } from '../../../src/contracts/technique.ts';
import { Seeded } from './seeded.ts';

const minuteMs = 60_000;

const attack = (id: string, name: string, tactic: string): Technique => ({
  framework: 'attack',
  id,
  name,
  tactic,
});

/** The first event ids of the mock are evidence with a story of their own; see `evidence-events.ts`. */
export const storyEvents = { macro: 'evt_story1', lsass: 'evt_story2', prompt: 'evt_story3' } as const;

function finding(
  part: Partial<Finding> & Pick<Finding, 'id' | 'title' | 'severity' | 'firstSeenMs'>,
): Finding {
  return {
    detector: 'sigma',
    detectorVersion: '1.0.0',
    wing: 'defend',
    ruleId: 'office-spawns-shell',
    score: 0.8,
    entities: [{ kind: 'host', name: 'WS-14' }],
    techniques: [],
    evidence: { eventIds: [] },
    dedupKey: part.id,
    lastSeenMs: part.firstSeenMs,
    count: 1,
    status: 'new',
    incidentId: 'inc_1',
    createdMs: part.firstSeenMs,
    ...part,
  };
}

/** The findings of incident 142: a macro, a credential dump, odd behaviour, then a prompt injection. */
export function storyFindings(nowMs: number): Finding[] {
  const t = nowMs - 52 * minuteMs;
  return [
    finding({
      id: 'fnd_1',
      title: 'Word started a shell with an encoded command',
      severity: 'high',
      firstSeenMs: t,
      techniques: [attack('T1059.001', 'PowerShell', 'execution')],
      author: 'Bartizan',
      falsePositives: ['Add-ins that start scripts, signed by your own people'],
      evidence: {
        eventIds: [storyEvents.macro],
        explanation:
          'An Office program has no reason to start PowerShell with an encoded command. Macros that fetch malware do.',
        fields: [
          {
            field: 'ParentImage',
            value: 'C:\\Program Files\\Microsoft Office\\WINWORD.EXE',
            condition: 'ends with \\WINWORD.EXE',
          },
          { field: 'CommandLine', value: '-enc SQBFAFgAIAAoAE4AZQB3AC0A', condition: 'contains -enc' },
        ],
      },
    }),
    finding({
      id: 'fnd_2',
      title: 'Memory of LSASS was read by an unusual program',
      severity: 'critical',
      score: 0.97,
      ruleId: 'lsass-memory-access',
      firstSeenMs: t + 6 * minuteMs,
      lastSeenMs: t + 9 * minuteMs,
      count: 3,
      techniques: [attack('T1003.001', 'LSASS Memory', 'credential-access')],
      evidence: {
        eventIds: [storyEvents.lsass, storyEvents.macro],
        explanation:
          'LSASS holds the passwords of everybody who is signed in. rundll32 from a temporary folder opened it with full access.',
        fields: [
          {
            field: 'TargetImage',
            value: 'C:\\Windows\\system32\\lsass.exe',
            condition: 'ends with \\lsass.exe',
          },
          { field: 'GrantedAccess', value: '0x1fffff' },
          { field: 'SourceImage', value: 'C:\\Users\\m.okafor\\AppData\\Local\\Temp\\rundll32.exe' },
        ],
      },
    }),
    finding({
      id: 'fnd_3',
      title: 'm.okafor signed in to 11 hosts in 4 minutes',
      severity: 'high',
      score: 0.88,
      detector: 'baseline',
      ruleId: 'login-fan-out',
      firstSeenMs: t + 21 * minuteMs,
      count: 11,
      entities: [
        { kind: 'user', name: 'm.okafor' },
        { kind: 'host', name: 'DC-01' },
      ],
      techniques: [attack('T1021.002', 'SMB/Windows Admin Shares', 'lateral-movement')],
      evidence: {
        eventIds: [storyEvents.lsass],
        explanation: 'Nothing like it in the 30 days before.',
        contributions: [
          { feature: 'hosts_per_hour', weight: 0.61, usual: '1 to 2', observed: '11' },
          { feature: 'hour_of_day', weight: 0.22, usual: '08 to 18 h', observed: '03 h' },
          { feature: 'new_host_share', weight: 0.14, usual: '4 %', observed: '82 %' },
          { feature: 'failed_share', weight: -0.04, usual: '2 %', observed: '0 %' },
        ],
      },
    }),
    finding({
      id: 'fnd_4',
      title: 'Prompt tells the help-desk model to ignore its rules and print its secrets',
      severity: 'high',
      score: 0.94,
      wing: 'protect',
      detector: 'guard',
      ruleId: 'injection/override-instructions',
      firstSeenMs: t + 34 * minuteMs,
      entities: [
        { kind: 'user', name: 'm.okafor' },
        { kind: 'model', name: 'gpt-5-mini' },
      ],
      techniques: [
        { framework: 'atlas', id: 'AML.T0051', name: 'LLM Prompt Injection', tactic: 'execution' },
      ],
      evidence: {
        eventIds: [storyEvents.prompt],
        explanation:
          'The text inside a ticket speaks to the model, not to a person, and asks for what the system prompt hides.',
        spans: [{ path: '/messages/1/content', start: 43, end: 137, label: 'injection' }],
      },
    }),
  ];
}

export function storyEntries(nowMs: number): IncidentEntry[] {
  const t = nowMs - 52 * minuteMs;
  const entry = (
    id: string,
    timeMs: number,
    kind: IncidentEntry['kind'],
    text: string,
    actor: string | null = null,
  ): IncidentEntry => ({
    id,
    incidentId: 'inc_1',
    timeMs,
    kind,
    actorId: actor ? 'acc_1' : null,
    actorName: actor,
    text,
    findingId: null,
  });
  return [
    entry('ent_1', t + 500, 'opened', 'opened the incident'),
    entry('ent_2', t + 6 * minuteMs + 300, 'severity', 'raised the severity from high to critical'),
    entry('ent_3', t + 7 * minuteMs, 'delivery', 'told the webhook on-call'),
    entry('ent_4', t + 40 * minuteMs, 'assignee', 'took the incident', 'Ingrid Solberg'),
    entry(
      'ent_5',
      t + 44 * minuteMs,
      'comment',
      'WS-14 is off the network. Waiting for the disk image.\nPassword of m.okafor is reset.',
      'Ingrid Solberg',
    ),
  ];
}

const titles: readonly (readonly [string, Severity, 'protect' | 'defend'])[] = [
  ['Many failed sign-ins to web-1, then one that worked', 'high', 'defend'],
  ['AWS access key used from a new country', 'high', 'defend'],
  ['Secrets in prompts of the billing assistant', 'medium', 'protect'],
  ['Jailbreak attempts with one API token', 'medium', 'protect'],
  ['Audit log cleared on DC-01', 'critical', 'defend'],
  ['New local administrator on build-3', 'medium', 'defend'],
  ['Customer e-mail addresses in completions', 'low', 'protect'],
  ['curl piped into a shell on build-3', 'medium', 'defend'],
  ['Unusual volume of prompts from intern-bot', 'low', 'protect'],
  ['Scheduled task with a hidden window on WS-22', 'high', 'defend'],
];

function incidentAt(index: number, nowMs: number, random: Seeded): Incident {
  const [title, severity, wing] = random.pick(titles);
  const lastSeenMs = nowMs - index * 9 * minuteMs - random.int(0, 5 * minuteMs);
  const status =
    index < 12
      ? random.pick(['new', 'in_progress', 'new'] as const)
      : random.pick(['resolved', 'closed', 'resolved'] as const);
  return {
    id: `inc_${index + 1}`,
    number: 10_142 - index,
    title,
    severity,
    status,
    assigneeId: status === 'new' ? null : random.pick(['acc_1', 'acc_2']),
    wings: [wing],
    entities: [
      { kind: 'host', name: random.pick(['WS-14', 'WS-22', 'web-1', 'build-3', 'DC-01']) },
      { kind: 'user', name: random.pick(['m.okafor', 'r.moreau', 'deploy']) },
    ],
    techniques: [attack('T1078', 'Valid Accounts', 'initial-access')],
    findingCount: random.int(1, 14),
    eventCount: random.int(1, 420),
    firstSeenMs: lastSeenMs - random.int(1, 90) * minuteMs,
    lastSeenMs,
    createdMs: lastSeenMs,
    updatedMs: lastSeenMs,
    resolution: status === 'resolved' ? 'true_positive' : null,
  };
}

/** `count` incidents, newest first; the first one has a whole story. */
export function makeIncidents(count: number, nowMs: number): Incident[] {
  const random = new Seeded(11);
  const incidents = Array.from({ length: count }, (_, index) => incidentAt(index, nowMs, random));
  incidents[0] = {
    ...incidents[0]!,
    title: 'Credential dump on WS-14 after a macro, then a prompt injection',
    severity: 'critical',
    status: 'in_progress',
    assigneeId: 'acc_1',
    wings: ['defend', 'protect'],
    entities: [
      { kind: 'host', name: 'WS-14' },
      { kind: 'user', name: 'm.okafor' },
      { kind: 'host', name: 'DC-01' },
      { kind: 'model', name: 'gpt-5-mini' },
    ],
    techniques: storyFindings(nowMs).flatMap((each) => each.techniques),
    findingCount: 4,
    eventCount: 16,
    firstSeenMs: nowMs - 52 * minuteMs,
    lastSeenMs: nowMs - 18 * minuteMs,
  };
  return incidents;
}

/** Findings for the list: those of the story and many plain ones. */
export function makeFindings(count: number, nowMs: number): Finding[] {
  const random = new Seeded(13);
  const story = storyFindings(nowMs).reverse();
  const rest = Array.from({ length: Math.max(0, count - story.length) }, (_, index) => {
    const [title, severity, wing] = random.pick(titles);
    return finding({
      id: `fnd_${index + 100}`,
      title,
      severity,
      wing,
      detector: wing === 'protect' ? 'guard' : random.pick(['sigma', 'baseline']),
      incidentId: `inc_${(index % 900) + 2}`,
      count: random.int(1, 60),
      score: random.int(40, 99) / 100,
      firstSeenMs: nowMs - (index + 20) * 3 * minuteMs,
    });
  });
  return [...story, ...rest];
}
