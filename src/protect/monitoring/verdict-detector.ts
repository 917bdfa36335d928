import type { DetectionContext, Detector } from '../../contracts/detector.ts';
import type { Entity } from '../../contracts/entity.ts';
import type { EventRecord } from '../../contracts/event.ts';
import { eventId } from '../../contracts/event.ts';
import type { FindingDraft, Span } from '../../contracts/finding.ts';
import { type GatewayEvent, gatewayEventSchema } from '../../contracts/gateway-event.ts';
import type { Severity } from '../../contracts/severity.ts';
import type { Technique } from '../../contracts/technique.ts';

type Reason = GatewayEvent['verdict']['reasons'][number];

interface GuardMeaning {
  readonly title: { readonly input: string; readonly output: string };
  readonly severity: Severity;
  readonly techniques: readonly Technique[];
}

/** What a guard's word means to an analyst. A guard that is not listed still makes a finding, in its own name. */
const meanings: Readonly<Record<string, GuardMeaning>> = {
  abuse: {
    title: { input: 'Suspected extraction or probing of a model', output: 'Answers of a model changed' },
    severity: 'high',
    techniques: [
      {
        framework: 'atlas',
        id: 'AML.T0024',
        name: 'Exfiltration via AI Inference API',
        tactic: 'exfiltration',
      },
      {
        framework: 'atlas',
        id: 'AML.T0040',
        name: 'AI Model Inference API Access',
        tactic: 'ai-model-access',
      },
    ],
  },
  'rare-prompt': {
    title: { input: 'Prompt unlike the others of its route', output: '' },
    severity: 'informational',
    techniques: [],
  },
  injection: {
    title: { input: 'Prompt injection', output: 'Injected instructions in a completion' },
    severity: 'high',
    techniques: [
      { framework: 'atlas', id: 'AML.T0051', name: 'LLM Prompt Injection', tactic: 'execution' },
      { framework: 'atlas', id: 'AML.T0054', name: 'LLM Jailbreak', tactic: 'privilege-escalation' },
    ],
  },
  secrets: {
    title: { input: 'Secret sent to a model', output: 'Secret in a completion' },
    severity: 'high',
    techniques: [{ framework: 'atlas', id: 'AML.T0057', name: 'LLM Data Leakage', tactic: 'exfiltration' }],
  },
  pii: {
    title: { input: 'Personal data sent to a model', output: 'Personal data in a completion' },
    severity: 'low',
    techniques: [{ framework: 'atlas', id: 'AML.T0057', name: 'LLM Data Leakage', tactic: 'exfiltration' }],
  },
};

/** Turns the verdicts of gateway calls into findings: one for each guard and direction that spoke. */
export class VerdictDetector implements Detector {
  readonly name = 'gateway-verdicts';
  readonly version = '1';
  readonly kind = 'guard';

  inspect(events: readonly EventRecord[], _context: DetectionContext): FindingDraft[] {
    const drafts: FindingDraft[] = [];
    for (const event of events) {
      if (event.format !== 'gateway') continue;
      const call = gatewayEventSchema.safeParse(JSON.parse(event.raw));
      if (!call.success || call.data.verdict.reasons.length === 0) continue;
      for (const reasons of grouped(call.data.verdict.reasons))
        drafts.push(draftOf(event, call.data, reasons));
    }
    return drafts;
  }

  snapshot(): undefined {
    return undefined;
  }

  restore(): void {
    // Verdicts are judged one by one: there is no state to take back.
  }
}

function grouped(reasons: readonly Reason[]): Reason[][] {
  const groups = new Map<string, Reason[]>();
  for (const reason of reasons) {
    const key = `${reason.guard} ${reason.direction}`;
    const group = groups.get(key);
    if (group) group.push(reason);
    else groups.set(key, [reason]);
  }
  return [...groups.values()];
}

function draftOf(event: EventRecord, call: GatewayEvent, reasons: readonly Reason[]): FindingDraft {
  const { guard, direction } = reasons[0]!;
  const meaning = meanings[guard];
  const action = strictest(reasons);
  const title =
    meaning?.title[direction] ??
    `Guard "${guard}" reported ${direction === 'input' ? 'a prompt' : 'a completion'}`;
  return {
    detector: 'gateway-verdicts',
    detectorVersion: '1',
    wing: 'protect',
    ruleId: `${guard}.${direction}`,
    title: `${title}${outcomes[action]}`,
    severity: meaning?.severity ?? 'medium',
    score: Math.max(...reasons.map(({ score }) => score)),
    timeMs: event.timeMs,
    entities: entitiesOf(call),
    techniques: [...(meaning?.techniques ?? [])],
    evidence: {
      eventIds: [eventId(event.seq)],
      fields: [
        { field: 'model', value: call.model ?? '(none)' },
        { field: 'policy', value: call.policy },
        { field: 'verdict.action', value: action },
      ],
      spans: reasons.flatMap(labelled).slice(0, 50),
      contributions: reasons
        .map(({ rule, score }) => ({ feature: `${guard}: ${rule}`, weight: score }))
        .slice(0, 50),
      explanation: reasons
        .map(({ explanation }) => explanation)
        .join('\n')
        .slice(0, 4096),
    },
    dedupKey: `gateway-verdicts ${guard} ${direction} ${action} ${call.token.id}`,
  };
}

/** What became of it; of what was only noted, the title says no more than what it was. */
const outcomes = { allow: '', flag: '', redact: ' redacted', block: ' blocked' } as const;
const order = ['allow', 'flag', 'redact', 'block'] as const;

function strictest(reasons: readonly Reason[]): (typeof order)[number] {
  return order[Math.max(...reasons.map(({ action }) => order.indexOf(action)))]!;
}

function labelled(reason: Reason): Span[] {
  return reason.spans.map((span) => ({ ...span, label: span.label ?? `${reason.guard}: ${reason.rule}` }));
}

function entitiesOf(call: GatewayEvent): Entity[] {
  const entities: Entity[] = [{ kind: 'api_token', name: call.token.name }];
  if (call.client.ip) entities.push({ kind: 'ip', name: call.client.ip });
  if (call.model) entities.push({ kind: 'model', name: call.model });
  return entities;
}
