import { expect, test } from 'vitest';
import type { Incident } from '../contracts/incident.ts';
import { incidentPolicy } from './incident-policy.ts';
import { draft } from './testing/drafts.ts';

function incident(more: Partial<Incident> = {}): Incident {
  return {
    id: 'inc_1',
    number: 1,
    title: 'Something odd on ws-1',
    severity: 'medium',
    status: 'new',
    assigneeId: null,
    wings: ['defend'],
    entities: [{ kind: 'host', name: 'ws-1' }],
    techniques: [],
    findingCount: 1,
    eventCount: 1,
    firstSeenMs: 0,
    lastSeenMs: 0,
    createdMs: 0,
    updatedMs: 0,
    resolution: null,
    ...more,
  };
}

test('a finding joins the incident that shares most of its actors, whatever the spelling', () => {
  const twoShared = incident({
    id: 'inc_2',
    entities: [
      { kind: 'host', name: 'WS-1' },
      { kind: 'user', name: 'Alice' },
    ],
  });
  const finding = draft({
    entities: [
      { kind: 'user', name: 'alice' },
      { kind: 'host', name: 'ws-1' },
    ],
  });
  expect(incidentPolicy.choose(finding, [incident(), twoShared])).toBe('inc_2');
});

test.each([
  ['a process name', { kind: 'process', name: 'powershell.exe' }],
  ['a model', { kind: 'model', name: 'gpt-4o' }],
  ['an account of every machine', { kind: 'user', name: 'SYSTEM' }],
] as const)('%s ties nothing together', (_name, entity) => {
  expect(
    incidentPolicy.choose(draft({ entities: [entity] }), [incident({ entities: [entity] })]),
  ).toBeUndefined();
});

test('the title is in plain words and bounded', () => {
  expect(incidentPolicy.open(draft({ title: 'Credential dump' }))).toEqual({
    title: 'Credential dump on ws-1',
    severity: 'medium',
  });
  expect(incidentPolicy.open(draft({ title: 'x'.repeat(500) })).title).toHaveLength(200);
});

test('the gravest finding names the incident, a lesser one leaves it', () => {
  const graver = draft({ title: 'Ransomware', severity: 'critical' });
  expect(incidentPolicy.merge(incident(), graver)).toEqual({
    title: 'Ransomware on ws-1',
    severity: 'critical',
  });
  const lesser = draft({ title: 'Ping', severity: 'low' });
  expect(incidentPolicy.merge(incident(), lesser)).toEqual({
    title: 'Something odd on ws-1',
    severity: 'medium',
  });
});

test('of two as grave, the graver tactic names the incident', () => {
  const technique = (tactic: string) => [{ framework: 'attack' as const, id: 'T1', tactic }];
  const cleared = incident({ severity: 'high', techniques: technique('defense-evasion') });
  const dumped = draft({
    title: 'Credentials dumped',
    severity: 'high',
    techniques: technique('credential-access'),
  });
  expect(incidentPolicy.merge(cleared, dumped).title).toBe('Credentials dumped on ws-1');
  const hidden = draft({ title: 'File hidden', severity: 'high', techniques: technique('defense-evasion') });
  expect(incidentPolicy.merge(cleared, hidden).title).toBe(cleared.title);
});

test.each([
  ['host', 'Sign-in on x'],
  ['user', 'Sign-in by x'],
  ['api_token', 'Sign-in by token x'],
  ['ip', 'Sign-in from x'],
] as const)('a title says %s in words', (kind, title) => {
  expect(incidentPolicy.open(draft({ title: 'Sign-in', entities: [{ kind, name: 'x' }] })).title).toBe(title);
});

test('four tactics on one actor are grave together', () => {
  const technique = (tactic: string) => ({ framework: 'attack' as const, id: `T-${tactic}`, tactic });
  const campaign = incident({ techniques: ['execution', 'persistence', 'discovery'].map(technique) });
  const fourth = draft({ techniques: [technique('exfiltration')] });
  expect(incidentPolicy.merge(campaign, fourth).severity).toBe('high');
  expect(incidentPolicy.merge(incident({ severity: 'low' }), draft({ severity: 'low' })).severity).toBe(
    'low',
  );
});
