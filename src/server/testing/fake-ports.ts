import type { GatewayEvent } from '../../contracts/gateway-event.ts';
import { gatewayPolicySchema } from '../../contracts/guard.ts';
import type { PipelineTotals, RoundOutcome } from '../../storage/ports/index.ts';
import type { AbusePort, DetectionPort, GatewayPort, GuardsPort, PipelinePort } from '../ports.ts';
import { fakeAbuse } from './fake-abuse.ts';

/** The parts beside the store, as simple as the routes' tests need them. */
export interface FakePorts {
  readonly pipeline: PipelinePort & { commit(totals: PipelineTotals, outcome: RoundOutcome): void };
  readonly detection: DetectionPort & { readonly reloads: () => number };
  readonly guards: GuardsPort;
  readonly abuse: AbusePort;
  readonly gateway: GatewayPort & { call(event: GatewayEvent): void; readonly reloads: () => number };
}

export function fakePorts(): FakePorts {
  return {
    pipeline: fakePipeline(),
    detection: fakeDetection(),
    guards: fakeGuards(),
    abuse: fakeAbuse(),
    gateway: fakeGateway(),
  };
}

function fakePipeline(): FakePorts['pipeline'] {
  const listeners = new Set<(totals: PipelineTotals, outcome: RoundOutcome) => void>();
  let totals: PipelineTotals = { processed: 0, deadLettered: 0, chunkSeq: 0 };
  return {
    failure: undefined,
    totals: () => totals,
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    commit(next, outcome) {
      totals = next;
      for (const listener of listeners) listener(next, outcome);
    },
  };
}

function fakeDetection(): FakePorts['detection'] {
  let reloads = 0;
  return {
    state: 'loaded',
    loaded: () => Promise.resolve(),
    list: () => [
      { name: 'sigma', kind: 'rules', version: '1', enabled: true, reason: null, stats: { rules: 2 } },
    ],
    rules: () =>
      ['Suspicious PowerShell', 'Log cleared'].map((title, index) => ({
        id: `rule-${index}`,
        title,
        level: 'high',
        logsource: { product: 'windows' },
        enabled: index === 0,
        reason: index === 0 ? null : 'too loud',
        techniques: [{ framework: 'attack', id: 'T1059.001' }],
        author: null,
        file: `rules/${index}.yml:1`,
        detector: 'sigma',
      })),
    problems: () => [{ file: 'rules/broken.yml:3', reason: 'syntax', detail: 'The condition does not end.' }],
    reloads: () => reloads,
    async reload() {
      reloads++;
    },
  };
}

function fakeGuards(): GuardsPort {
  return {
    list: () => [
      {
        name: 'injection',
        kind: 'built-in',
        version: '1',
        enabled: true,
        reason: null,
        directions: ['input', 'output'],
        calibration: [],
      },
    ],
    selfTest: () => [{ guard: 'injection', ok: true, detail: 'told its probes apart' }],
    builtInPolicy: gatewayPolicySchema.parse({
      name: 'default',
      guards: [{ guard: 'injection', action: 'block' }],
    }),
    problemOf: async (guard) => (guard.name === 'faulty' ? 'known-bad probe 0 was not found' : undefined),
    async check(content) {
      const isBad = content.segments.some((segment) => /ignore all previous/i.test(segment.text));
      const action = isBad ? 'block' : 'allow';
      return { action, score: isBad ? 0.97 : 0.01, policy: 'default', reasons: [], elapsedMs: 0.2 };
    },
    async replay({ content }, policy) {
      if (content === undefined)
        return { action: 'allow', reasons: [], isAnswerKnown: false, problem: 'not-stored' };
      const isBad = /ignore all previous/i.test(content.request);
      const action = (isBad && policy.guards[0]?.action) || 'allow';
      return { action, reasons: [], isAnswerKnown: action === 'block' };
    },
  };
}

function fakeGateway(): FakePorts['gateway'] {
  const listeners = new Set<(event: GatewayEvent) => void>();
  let reloads = 0;
  return {
    eventsLost: 0,
    hasKey: (name) => name === 'with-key',
    test: async () => ({ ok: true, detail: 'answered 200', elapsedMs: 3 }),
    reloads: () => reloads,
    async reload() {
      reloads++;
    },
    onCall(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    call(event) {
      for (const listener of listeners) listener(event);
    },
  };
}
