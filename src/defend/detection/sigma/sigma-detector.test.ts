import { describe, expect, test } from 'vitest';
import type { EventRecord } from '../../../contracts/event.ts';
import { findingDraftSchema } from '../../../contracts/finding.ts';
import { compileRules } from './compile-rules.ts';

const RULE = `title: Dump of LSASS
id: 11111111-2222-4333-8444-555555555555
description: A dump.
author: Somebody
references:
    - https://example.org/a
falsepositives:
    - None
tags:
    - attack.credential-access
    - attack.t1003.001
    - atlas.aml.t0051
    - attack.g0016
level: high
logsource:
    product: windows
    category: process_creation
detection:
    tool:
        Image|endswith:
            - '\\procdump.exe'
            - '\\pd.exe'
    target:
        CommandLine|contains: lsass
    filter_system:
        User: SYSTEM
    condition: tool and target and not 1 of filter_*
`;

const { detector } = compileRules([{ path: 'rule.yml', text: RULE }]);
const RULE_ID = '11111111-2222-4333-8444-555555555555';

function record(
  fields: Record<string, unknown>,
  logSources = [{ product: 'windows', category: 'process_creation' }],
): EventRecord {
  return {
    seq: 36,
    timeMs: 5,
    receivedMs: 6,
    source: 'test',
    format: 'windows',
    raw: JSON.stringify(fields),
    fields,
    logSources,
    entities: [
      { kind: 'host', name: 'pc-1' },
      { kind: 'user', name: 'eve' },
    ],
    ocsf: {
      class_uid: 0,
      class_name: '',
      category_uid: 0,
      activity_id: 0,
      type_uid: 0,
      severity_id: 0,
      time: 5,
      metadata: {},
    },
  };
}

const hit = record({ Image: 'C:\\T\\ProcDump.exe', CommandLine: 'procdump -ma LSASS.exe' });

test('a match becomes a finding with the rule and what it saw', () => {
  const [finding, ...rest] = detector.inspect([hit], { nowMs: 0 });
  expect(rest).toEqual([]);
  expect(findingDraftSchema.parse(finding)).toEqual(finding);
  expect(finding).toMatchObject({
    detector: 'sigma',
    wing: 'defend',
    ruleId: RULE_ID,
    title: 'Dump of LSASS',
    severity: 'high',
    score: 0.75,
    author: 'Somebody',
    references: ['https://example.org/a'],
    falsePositives: ['None'],
    techniques: [
      { framework: 'attack', id: 'T1003.001', tactic: 'credential-access' },
      { framework: 'atlas', id: 'AML.T0051' },
    ],
    dedupKey: `sigma:${RULE_ID}:host:pc-1`,
    evidence: {
      eventIds: ['evt_10'],
      fields: [
        { field: 'Image', value: 'C:\\T\\ProcDump.exe', condition: 'endswith: *\\procdump.exe' },
        { field: 'CommandLine', value: 'procdump -ma LSASS.exe', condition: 'contains: *lsass*' },
      ],
    },
  });
});

describe('routing by log source', () => {
  test.each([
    [[{ product: 'windows', category: 'process_creation' }], 1],
    [
      [
        { product: 'windows', service: 'sysmon' },
        { product: 'Windows', category: 'Process_Creation' },
      ],
      1,
    ],
    [[{ product: 'windows' }], 0],
    [[{ product: 'windows', service: 'sysmon' }, { category: 'process_creation' }], 0],
    [[{ product: 'linux', category: 'process_creation' }], 0],
    [[], 0],
  ])('%j', (sources, count) => {
    expect(detector.inspect([{ ...hit, logSources: sources }], { nowMs: 0 })).toHaveLength(count);
  });
});

test('a rule can be switched off and on', () => {
  expect(detector.setEnabled(RULE_ID, false)).toBe(true);
  expect(detector.inspect([hit], { nowMs: 0 })).toEqual([]);
  expect(detector.rules()[0]?.enabled).toBe(false);
  expect(detector.setEnabled(RULE_ID, true)).toBe(true);
  expect(detector.inspect([hit], { nowMs: 0 })).toHaveLength(1);
  expect(detector.setEnabled('unknown', false)).toBe(false);
});

describe('explain', () => {
  test('says which selections hold, which do not, and why', () => {
    const explanation = detector.explain(RULE_ID, record({ Image: 'C:\\T\\pd.exe', User: 'system' }));
    expect(explanation).toMatchObject({ matched: false, logSourceMatches: true, conditionHolds: false });
    expect(explanation?.selections.map(({ name, matched }) => [name, matched])).toEqual([
      ['tool', true],
      ['target', false],
      ['filter_system', true],
    ]);
    expect(explanation?.selections[0]?.items[0]).toMatchObject({
      reason: 'Image fits 1 of 2 values, one is enough',
    });
    expect(explanation?.selections[1]?.items[0]).toMatchObject({
      observed: null,
      reason: 'the event has no field CommandLine',
    });
  });

  test('a log source that does not fit is said', () => {
    expect(detector.explain(RULE_ID, { ...hit, logSources: [] })).toMatchObject({
      matched: false,
      conditionHolds: true,
    });
    expect(detector.explain('unknown', hit)).toBeUndefined();
  });
});

test('a hostile value of 10,000 characters costs little, whatever the regular expression', () => {
  const patterns = ['(a+)+$', '(a|aa)+b', '(.*a){12}', '([a-z]+)*\\d', '(x+x+)+y', '.{1,64}-path.{1,64}z'];
  const text = patterns
    .map((pattern, n) =>
      RULE.replace(/id: .*/, `id: r${n}`).replace(
        'CommandLine|contains: lsass',
        () => `CommandLine|re: '${pattern}'`,
      ),
    )
    .join('---\n');
  const hostile = compileRules([{ path: 'hostile.yml', text }]).detector;
  const values = ['a'.repeat(10_000), 'x'.repeat(10_000), '-path'.repeat(2_000)];
  const events = values.map((value) => record({ Image: 'C:\\pd.exe', CommandLine: value }));
  hostile.inspect(events, { nowMs: 0 });
  const start = performance.now();
  hostile.inspect(events, { nowMs: 0 });
  // Backtracking would take minutes; the bound leaves room for a busy machine.
  expect(performance.now() - start).toBeLessThan(1500);
  expect(hostile.rules()).toHaveLength(6);
});

test('it keeps no state', () => {
  expect(detector.snapshot()).toBeUndefined();
  detector.restore(new Uint8Array());
  expect(detector.inspect([hit], { nowMs: 0 })).toHaveLength(1);
});
