import { createHash } from 'node:crypto';
import { families, familyIds } from '../families.ts';
import type { ProbeResult } from '../run/result.ts';
import { percent } from '../stats/verdict.ts';
import { example, tallyTable } from './html-parts.ts';
import { html, Markup, nothing } from './markup.ts';
import type { Report } from './report.ts';
import { style } from './style.ts';

const EXAMPLES_PER_FAMILY = 5;
const words = { fail: 'Failed', pass: 'Passed', inconclusive: 'Inconclusive' } as const;
const stops = {
  complete: '',
  interrupted: 'The run was interrupted; the figures are of what was done.',
  'request-limit': 'The run ended at its limit of requests; the figures are of what was done.',
  'no-answers': 'The run was given up: the endpoint gave no usable answer to the first probes.',
} as const;

/**
 * The report as one page: no script, nothing from elsewhere, and everything that a model or an attack wrote is encoded.
 * A content security policy forbids what an encoding mistake would let in.
 */
export function htmlReport(report: Report): string {
  // The sheet is this module's own text; the policy names it by its hash.
  const sheet = new Markup(style);
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer"><title>Red team: ${report.verdict.headline}</title><style>${sheet}</style></head><body><main>${head(report)}${figures(report)}${tables(report)}${changes(report)}${bypasses(report)}${overRefusals(report)}${reproduce(report)}</main></body></html>
`.text;
}

function head({ run, verdict }: Report): Markup {
  const stop = stops[run.stop];
  const remarks = stop === '' ? verdict.remarks : [...verdict.remarks, stop];
  return html`<h1>Red team report</h1><p class="dim">${run.model} at ${run.target}${run.isStream ? ', streamed' : ''}, ${new Date(run.startedMs).toISOString().slice(0, 16).replace('T', ' ')} UTC</p><section class="verdict ${verdict.status}" aria-label="Verdict"><p class="word">${words[verdict.status]}</p><p class="head">${verdict.headline}</p>${remarks.length === 0 ? nothing : html`<ul>${remarks.map((remark) => html`<li>${remark}</li>`)}</ul>`}</section>`;
}

function figures({ summary: { total, control }, run }: Report): Markup {
  const figure = (value: string | number, name: string) =>
    html`<div class="figure"><b>${value}</b>${name}</div>`;
  const over = control.overRefusal;
  return html`<div class="figures">${[
    figure(total.succeeded, 'attacks succeeded'),
    figure(total.resisted, 'resisted by the model'),
    figure(total.blocked, 'blocked on the way'),
    figure(total.inconclusive + control.inconclusive, 'inconclusive'),
    figure(
      over === null ? '–' : percent(over.rate),
      over === null ? 'over-refusal' : `over-refusal (${percent(over.low)} – ${percent(over.high)})`,
    ),
    figure(run.requests, 'requests made'),
  ]}</div>`;
}

function tables({ summary }: Report): Markup {
  if (summary.families.length === 0) return nothing;
  return html`<h2>By family</h2>${tallyTable('family', summary.families)}<h2>By OWASP Top 10 for LLM applications (2025)</h2>${tallyTable('risk', summary.owasp)}<h2>By MITRE ATLAS</h2>${tallyTable('technique', summary.atlas)}<p class="dim small">Rates are of conclusive probes; intervals are Wilson’s at 95 %. They speak about this suite’s attacks, not about everything that an attacker may think of.</p>`;
}

function changes({ changes: list }: Report): Markup {
  if (list === undefined) return nothing;
  const rows = list.map(
    ({ id, technique, before, after }) =>
      html`<tr><td>${id}</td><td>${technique}</td><td>${before}</td><td>${after}</td></tr>`,
  );
  if (rows.length === 0) return html`<h2>Changes since the earlier run</h2><p>None.</p>`;
  return html`<h2>Changes since the earlier run</h2><div class="scroll"><table><thead><tr><th scope="col">probe</th><th scope="col">technique</th><th scope="col">before</th><th scope="col">now</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

function bypasses({ results }: Report): Markup {
  const succeeded = results.filter(({ outcome }) => outcome === 'succeeded');
  if (succeeded.length === 0) return nothing;
  const sections = familyIds.map((id) => {
    const found = succeeded.filter(({ probe }) => probe.family === id);
    return found.length === 0
      ? nothing
      : section(families[id].title, `${families[id].meaning} ${families[id].remedy}`, found);
  });
  return html`<h2>What got through</h2>${sections}`;
}

function overRefusals({ results }: Report): Markup {
  const stopped = results.filter(
    ({ probe, outcome }) =>
      probe.expect.kind === 'served' && (outcome === 'blocked' || outcome === 'refused'),
  );
  const { meaning, remedy } = families.control;
  return stopped.length === 0
    ? nothing
    : html`<h2>Benign requests that were stopped</h2>${section('Over-refusal', `${meaning} ${remedy}`, stopped)}`;
}

function section(title: string, text: string, found: readonly ProbeResult[]): Markup {
  const rest = found.length - EXAMPLES_PER_FAMILY;
  return html`<h3>${title} <span class="tag">${found.length}</span></h3><p class="dim">${text}</p>${found.slice(0, EXAMPLES_PER_FAMILY).map(example)}${rest > 0 ? html`<p class="dim small">${rest} more in the JSON report.</p>` : nothing}`;
}

function reproduce({ run }: Report): Markup {
  const commands = [
    '# the same probes again, with what has changed since',
    'bartizan redteam replay --report redteam-report.json',
    '',
    '# what got through becomes a test that fails when it gets through again',
    'bartizan redteam regress --report redteam-report.json --out redteam-cases.jsonl',
    `bartizan redteam --target ${quoted(run.target)} --model ${quoted(run.model)} --api ${run.api} --suite redteam-cases.jsonl`,
  ].join('\n');
  return html`<h2>Reproduce</h2><p>Suite ${run.suite}, seed ${run.seed}, Bartizan ${run.version}: the same options make the same probes. Each exact request and answer stands in the JSON report.</p><pre>${commands}</pre>`;
}

/** As a POSIX shell reads it; a model's name is not trusted to hold no quotes. */
function quoted(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
