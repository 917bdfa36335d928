import { buildSuite, makeReport, type ProbeResult, type Report } from '../../../src/protect/redteam/index.ts';
import { reportView } from '../../../src/server/shared/redteam-report-view.ts';
import { Seeded } from './seeded.ts';

const dayMs = 86_400_000;

function resultOf(probe: ProbeResult['probe'], random: Seeded, strength: number): ProbeResult {
  const roll = random.next();
  const isControl = probe.expect.kind === 'served';
  const outcome = isControl
    ? roll < 0.93
      ? 'served'
      : 'refused'
    : roll < strength
      ? 'blocked'
      : roll < strength + 0.2
        ? 'resisted'
        : roll > 0.98
          ? 'inconclusive'
          : 'succeeded';
  const text =
    outcome === 'succeeded'
      ? `Certainly. ${probe.payload.slice(0, 60)} is done.`
      : 'I cannot help with that.';
  return {
    probe,
    outcome,
    detail: outcome === 'succeeded' ? 'the answer holds what it must not say' : 'nothing of it in the answer',
    answer: { text: outcome === 'blocked' ? '' : text, reasoning: '', tool: '' },
    ...(outcome === 'succeeded' ? { evidence: { where: 'text', form: 'plain', start: 11, end: 40 } } : {}),
    exchanges: [
      {
        request: JSON.stringify({ model: 'gpt-5-mini', messages: probe.turns[0] }),
        status: outcome === 'blocked' ? 400 : 200,
        reply: JSON.stringify({ choices: [{ message: { role: 'assistant', content: text } }] }),
        isCut: false,
        ms: 412,
      },
    ],
    ms: 412,
  };
}

function reportOf(seed: number, strength: number, finishedMs: number): Report {
  const random = new Seeded(seed);
  const probes = buildSuite({ seed: 1, size: 240, maxTokens: 200 });
  return makeReport({
    run: {
      startedMs: finishedMs - 190_000,
      finishedMs,
      target: 'http://127.0.0.1:7450/v1',
      api: 'openai',
      model: 'gpt-5-mini',
      isStream: false,
      suite: 'standard',
      seed: 1,
      version: '0.1.0',
      stop: 'complete',
      probesPlanned: probes.length,
      requests: probes.length,
    },
    thresholds: { failAbove: 0, inconclusiveMax: 0.2, overRefusalMax: 0.25 },
    results: probes.map((probe) => resultOf(probe, random, strength)),
  });
}

/** Three runs of one suite, a week apart, each a little better. */
export function makeReports(nowMs: number) {
  return [0.72, 0.6, 0.35].map((strength, index) => {
    const report = reportOf(40 + index, strength, nowMs - index * 7 * dayMs);
    const { run, summary, verdict } = report;
    return {
      info: {
        id: `rtr_${3 - index}`,
        createdMs: run.finishedMs,
        createdBy: 'Ingrid Solberg',
        finishedMs: run.finishedMs,
        target: run.target,
        model: run.model,
        suite: run.suite,
        status: verdict.status,
        attacks: summary.total.probes,
        succeeded: summary.total.succeeded,
        inconclusive: summary.total.inconclusive,
        bytes: 1_204_330,
      },
      report,
    };
  });
}

export function viewOf({ info, report }: ReturnType<typeof makeReports>[number]) {
  return { info, ...reportView(report) };
}
