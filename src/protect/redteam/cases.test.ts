import { describe, expect, it } from 'vitest';
import { casesOf, formatCases, mergeCases, parseCases } from './cases.ts';
import { sampleReport, sampleResult } from './testing/sample-report.ts';

const report = sampleReport([
  sampleResult('jailbreak', { outcome: 'succeeded', detail: 'written' }),
  sampleResult('system-prompt', { outcome: 'blocked' }),
  sampleResult('control', { outcome: 'blocked', detail: 'by injection' }),
  sampleResult('multi-turn', { outcome: 'inconclusive' }),
]);

describe('regression cases', () => {
  it('are made of what got through and of benign requests that were stopped', () => {
    expect(casesOf(report).map(({ probe }) => probe.family)).toEqual(['jailbreak', 'control']);
    expect(casesOf(report)[0]?.found).toEqual({
      timeMs: report.run.finishedMs,
      target: report.run.target,
      model: 'mock',
      detail: 'written',
    });
  });

  it('are read back as they were written, also with empty lines', () => {
    const cases = casesOf(report);
    expect(parseCases(formatCases(cases))).toEqual(cases);
    expect(parseCases(`\n${formatCases(cases)}\n\n`)).toEqual(cases);
  });

  it('are added once', () => {
    const cases = casesOf(report);
    expect(mergeCases(cases, cases)).toEqual(cases);
    expect(mergeCases(cases.slice(0, 1), cases)).toEqual(cases);
  });

  it.each([
    ['', /no probes/],
    ['{}', /Line 1 .* schema/],
    [`${formatCases(casesOf(report))}nonsense`, /Line 3 .* no JSON/],
  ])('are refused with the line when they are not: %#', (text, why) => {
    expect(() => parseCases(text)).toThrow(why);
  });
});
