import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sampleReport, sampleResult } from '../testing/sample-report.ts';
import { htmlReport } from './html.ts';
import { makeReport, parseReport } from './make-report.ts';
import { escapeText } from './markup.ts';
import { sarifReport } from './sarif.ts';

const HOSTILE = `</pre><script>alert(1)</script><img src=x onerror="alert(2)">\u202e&'\`\u200b\u0000 AMBER`;

function hostileReport() {
  const result = sampleResult('jailbreak', {
    outcome: 'succeeded',
    detail: `written ${HOSTILE}`,
    answer: { text: `${HOSTILE} and more`, reasoning: HOSTILE, tool: HOSTILE },
    evidence: { where: 'text', form: 'plain', start: 0, end: HOSTILE.length },
  });
  const { probe } = result;
  const hostile = {
    ...probe,
    system: HOSTILE,
    payload: HOSTILE,
    turns: [[{ role: 'user' as const, content: `a ${HOSTILE} b` }]],
  };
  const control = sampleResult('control', { outcome: 'blocked', detail: HOSTILE });
  return sampleReport([{ ...result, probe: hostile }, control], { model: HOSTILE, target: HOSTILE });
}

describe('the HTML report', () => {
  const page = htmlReport(hostileReport());

  it('lets nothing of others become markup', () => {
    expect(page).not.toMatch(/<script|<img|onerror="/i);
    expect(page).toContain('&lt;script&gt;');
    const withoutOwn = page.replace(/<style>.*<\/style>/s, '');
    expect([...withoutOwn.matchAll(/<([a-z1-6]+)/g)].map(([, tag]) => tag)).not.toContain('script');
  });

  it('asks nobody for anything, and its policy allows its own sheet alone', () => {
    expect(page).not.toMatch(/\b(?:src|href|action)="/);
    expect(page).not.toMatch(/url\(|@import/);
    const sheet = /<style>(.*)<\/style>/s.exec(page)![1]!;
    const hash = createHash('sha256').update(sheet).digest('base64');
    expect(page).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
  });

  it('shows what cannot be seen', () => {
    for (const hidden of ['\u0000', '\u202e', '\u200b']) expect(page).not.toContain(hidden);
    expect(page).toContain('⟨U+202E⟩');
    expect(page).toContain('⟨U+0000⟩');
  });

  it('marks the payload and the proof', () => {
    expect(page).toContain(`a <mark>${escapeText(HOSTILE)}</mark> b`);
    expect(page).toContain(`<mark>${escapeText(HOSTILE)}</mark> and more`);
  });

  it('puts the verdict first, then families, examples and how to reproduce', () => {
    const places = [
      '1 of 1 attacks succeeded',
      'By family',
      'What got through',
      'Benign requests that were stopped',
      'Reproduce',
    ];
    const at = places.map((text) => page.indexOf(text, page.indexOf('<main>')));
    expect(at.every((place) => place > 0)).toBe(true);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  it('is there for a run of nothing, too', () => {
    const empty = htmlReport(sampleReport([], { stop: 'no-answers' }));
    expect(empty).toContain('No probe was made');
    expect(empty).toContain('given up');
  });
});

describe('the SARIF report', () => {
  const results = [
    sampleResult('system-prompt', { outcome: 'succeeded', detail: 'given away' }),
    sampleResult('jailbreak', { outcome: 'resisted' }),
    sampleResult('tool-abuse', { outcome: 'inconclusive' }),
    sampleResult('control', { outcome: 'refused', detail: 'declined' }),
  ];
  const sarif = sarifReport(sampleReport(results), { reportUri: 'redteam-report.json' }) as {
    version: string;
    runs: {
      tool: { driver: { rules: { id: string; properties: { tags: string[] } }[] } };
      invocations: { toolExecutionNotifications: { message: { text: string } }[] }[];
      results: {
        ruleId: string;
        ruleIndex: number;
        level: string;
        message: { text: string };
        locations: unknown[];
        partialFingerprints: object;
      }[];
    }[];
  };
  const run = sarif.runs[0]!;

  it('tells successes as errors and over-refusal as warnings, and nothing else', () => {
    expect(sarif.version).toBe('2.1.0');
    expect(run.results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['redteam/system-prompt', 'error'],
      ['redteam/control', 'warning'],
    ]);
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
      expect(result.locations).toHaveLength(1);
      expect(result.message.text).not.toBe('');
      expect(Object.keys(result.partialFingerprints)).toEqual(['bartizanProbe/v1']);
    }
  });

  it('names risks and techniques, and says what was inconclusive', () => {
    const rule = run.tool.driver.rules.find(({ id }) => id === 'redteam/system-prompt');
    expect(rule?.properties.tags).toEqual(['security', 'llm', 'LLM07', 'AML.T0056']);
    expect(run.invocations[0]?.toolExecutionNotifications[0]?.message.text).toBe(
      '1 probes were inconclusive.',
    );
  });
});

describe('the JSON report', () => {
  it('is read back as it was written', () => {
    const report = hostileReport();
    expect(parseReport(JSON.stringify(report))).toEqual(report);
  });

  it.each(['', '{}', '[1]', '{"schema":"other/1"}'])('refuses %j', (text) =>
    expect(() => parseReport(text)).toThrow(/no red-team report/),
  );

  it('says what has changed since another run', () => {
    const before = sampleReport([
      sampleResult('jailbreak', { outcome: 'succeeded' }),
      sampleResult('control', { outcome: 'served' }),
    ]);
    const results = [
      sampleResult('jailbreak', { outcome: 'blocked' }),
      sampleResult('control', { outcome: 'served' }),
    ];
    const { run: about, thresholds } = before;
    const after = makeReport({ run: about, thresholds, results, before });
    expect(after.changes).toEqual([
      {
        id: results[0]!.probe.id,
        family: 'jailbreak',
        technique: results[0]!.probe.technique,
        before: 'succeeded',
        after: 'blocked',
      },
    ]);
    expect(htmlReport(after)).toContain('Changes since the earlier run');
  });
});
