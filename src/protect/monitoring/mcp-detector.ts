import type { DetectionContext, Detector } from '../../contracts/detector.ts';
import { type EventRecord, eventId } from '../../contracts/event.ts';
import type { FindingDraft } from '../../contracts/finding.ts';
import { type McpAlarm, type McpEvent, mcpEventSchema } from '../../contracts/mcp-event.ts';
import type { Severity } from '../../contracts/severity.ts';
import type { Technique } from '../../contracts/technique.ts';

interface Meaning {
  readonly title: string;
  readonly severity: Severity;
  readonly technique?: Technique;
}

const injection: Technique = {
  framework: 'atlas',
  id: 'AML.T0051.001',
  name: 'LLM Prompt Injection: Indirect',
  tactic: 'execution',
};
const plugin: Technique = {
  framework: 'atlas',
  id: 'AML.T0053',
  name: 'LLM Plugin Compromise',
  tactic: 'execution',
};
const changed: Meaning = {
  title: 'MCP server changed what was agreed to',
  severity: 'high',
  technique: plugin,
};
const poisoned: Meaning = {
  title: 'MCP server gives orders to the model',
  severity: 'high',
  technique: injection,
};
const refused: Meaning = { title: 'MCP call out of bounds', severity: 'medium', technique: plugin };
const impostor: Meaning = {
  title: "MCP tool passes itself off as another server's",
  severity: 'high',
  technique: plugin,
};

/** Alarms that somebody should look at; others, such as a list in another order, stay in the transcript. */
const meanings: Readonly<Record<string, Meaning>> = {
  'definition-changed': changed,
  'definition-renamed': changed,
  'definition-added': { ...changed, title: 'MCP server has something new', severity: 'medium' },
  'shadowed-name': impostor,
  'duplicate-name': impostor,
  'odd-name': impostor,
  'hidden-characters': poisoned,
  'poisoned-text': poisoned,
  'text-too-long': { ...poisoned, severity: 'medium' },
  'out-of-scope': refused,
  'not-pinned': refused,
  'policy-deny': refused,
  'policy-ask': { ...refused, title: 'MCP call waits for an approval', severity: 'low' },
  redacted: { title: 'Secrets or personal data in an MCP result', severity: 'low' },
};

/** Turns what the MCP proxy held against a message into findings: one for each sort of alarm. */
export class McpDetector implements Detector {
  readonly name = 'mcp-transcript';
  readonly version = '1';
  readonly kind = 'guard';

  inspect(events: readonly EventRecord[], _context: DetectionContext): FindingDraft[] {
    return events.flatMap((event) => {
      const message = readMcpEvent(event);
      if (message === undefined) return [];
      const kinds = new Set(message.alarms.map(({ kind }) => kind));
      return [...kinds].flatMap((kind) => draftOf(event, message, kind));
    });
  }

  snapshot(): undefined {
    return undefined;
  }

  restore(): void {
    // Messages are judged one by one: there is no state to take back.
  }
}

function readMcpEvent(event: EventRecord): McpEvent | undefined {
  if (event.format !== 'json' || !event.raw.startsWith('{"type":"mcp.call"')) return undefined;
  const parsed = mcpEventSchema.safeParse(JSON.parse(event.raw));
  return parsed.success && parsed.data.alarms.length > 0 ? parsed.data : undefined;
}

function draftOf(event: EventRecord, message: McpEvent, kind: string): FindingDraft[] {
  const meaning = Object.hasOwn(meanings, kind) ? meanings[kind] : undefined;
  if (meaning === undefined) return [];
  const alarms = message.alarms.filter((alarm) => alarm.kind === kind);
  const { server, action, method, target, client } = message;
  return [
    {
      detector: 'mcp-transcript',
      detectorVersion: '1',
      wing: 'protect',
      ruleId: `mcp.${kind}`,
      title: meaning.title,
      severity: meaning.severity,
      score: 0.9,
      timeMs: event.timeMs,
      entities: [
        { kind: 'service', name: `mcp:${server}`.slice(0, 512) },
        ...(client === undefined ? [] : [{ kind: 'api_token' as const, name: client.slice(0, 512) }]),
      ],
      techniques: meaning.technique === undefined ? [] : [meaning.technique],
      evidence: {
        eventIds: [eventId(event.seq)],
        fields: [
          { field: 'server', value: server },
          { field: 'method', value: method ?? '(none)' },
          { field: 'target', value: target ?? '(none)' },
          { field: 'action', value: action },
        ],
        explanation: explain(alarms),
      },
      dedupKey: `mcp-transcript ${kind} ${server} ${target ?? ''}`.slice(0, 512),
    },
  ];
}

function explain(alarms: readonly McpAlarm[]): string {
  return alarms
    .map(({ subject, explanation, pointer }) =>
      pointer === undefined ? `${subject}: ${explanation}` : `${subject}${pointer}: ${explanation}`,
    )
    .join('\n')
    .slice(0, 4096);
}
