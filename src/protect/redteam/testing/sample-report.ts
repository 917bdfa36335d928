import { buildSuite } from '../build-suite.ts';
import type { FamilyId } from '../families.ts';
import { makeReport } from '../report/make-report.ts';
import type { Report } from '../report/report.ts';
import type { ProbeResult } from '../run/result.ts';

/** A result of one probe of a family. */
export function sampleResult(family: FamilyId, change: Partial<ProbeResult> = {}, seed = 1): ProbeResult {
  const probe = buildSuite({ seed, size: 1, families: [family], maxTokens: 50 })[0]!;
  return {
    probe,
    outcome: 'resisted',
    detail: 'refused',
    answer: { text: 'No.', reasoning: '', tool: '' },
    exchanges: [{ request: '{}', status: 200, reply: '{}', isCut: false, ms: 3 }],
    ms: 3,
    ...change,
  };
}

export function sampleReport(results: readonly ProbeResult[], change: Partial<Report['run']> = {}): Report {
  return makeReport({
    run: {
      startedMs: 1_763_000_000_000,
      finishedMs: 1_763_000_060_000,
      target: 'http://127.0.0.1:1/v1',
      api: 'openai',
      model: 'mock',
      isStream: false,
      suite: 'quick',
      seed: 1,
      version: '0.1.0',
      stop: 'complete',
      probesPlanned: results.length,
      requests: results.length,
      ...change,
    },
    thresholds: { failAbove: 0, inconclusiveMax: 0.2, overRefusalMax: 0.25 },
    results,
  });
}
