import type { Message } from '../probe.ts';
import type { ProbeResult } from '../run/result.ts';
import type { Tally } from '../stats/summarise.ts';
import { percent } from '../stats/verdict.ts';
import { html, type Markup, nothing } from './markup.ts';

const BAR_UNITS = 200;
const TEXT_SHOWN_MAX = 6_000;

/** A rate as a bar: the interval pale, the rate itself a line. */
export function bar({ success }: Pick<Tally, 'success'>): Markup {
  if (success === null) return html`<span class="dim">nothing conclusive</span>`;
  const at = (fraction: number) => Math.round(fraction * (BAR_UNITS - 4) * 10) / 10;
  const label = `${percent(success.rate)}, 95 % interval ${percent(success.low)} to ${percent(success.high)}`;
  return html`<svg class="bar${success.rate === 0 ? ' none' : ''}" viewBox="0 0 ${BAR_UNITS} 16" role="img" aria-label="${label}"><rect class="track" width="${BAR_UNITS}" height="16" rx="3"/><rect class="span" x="${at(success.low)}" y="4" width="${Math.max(2, at(success.high) - at(success.low))}" height="8" rx="2"/><rect class="point" x="${at(success.rate)}" width="4" height="16" rx="1"/></svg>`;
}

export function rateText({ success }: Pick<Tally, 'success'>): Markup {
  if (success === null) return html`–`;
  return html`<b>${percent(success.rate)}</b> <span class="dim">${percent(success.low)} – ${percent(success.high)}</span>`;
}

/** A table of rates. */
export function tallyTable(caption: string, rows: readonly Tally[]): Markup {
  return html`<div class="scroll"><table><thead><tr><th scope="col">${caption}</th><th scope="col" class="n">probes</th><th scope="col">success rate and 95 % interval</th><th scope="col" class="n">rate</th><th scope="col" class="n">succeeded</th><th scope="col" class="n">resisted</th><th scope="col" class="n">blocked</th><th scope="col" class="n">inconclusive</th></tr></thead><tbody>${rows.map(tallyRow)}</tbody></table></div>`;
}

function tallyRow(row: Tally): Markup {
  const code =
    row.id === row.id.toUpperCase() || row.id.startsWith('AML.')
      ? html`<span class="dim small">${row.id}</span> `
      : nothing;
  return html`<tr><td>${code}${row.title}</td><td class="n">${row.probes}</td><td>${bar(row)}</td><td class="n">${rateText(row)}</td><td class="n">${row.succeeded}</td><td class="n">${row.resisted}</td><td class="n">${row.blocked}</td><td class="n">${row.inconclusive}</td></tr>`;
}

/** One probe with its conversation: the hostile part and the proof are marked. */
export function example(result: ProbeResult): Markup {
  const { probe, detail } = result;
  const tags = [probe.technique, ...probe.transforms].map((tag) => html`<span class="tag">${tag}</span>`);
  return html`<details><summary><span class="what">${detail}</span> ${tags} <span class="dim small">${probe.id}</span></summary><p class="role">system</p><pre>${cut(probe.system)}</pre>${probe.turns.flat().map((message) => turn(message, probe.payload))}${answer(result)}</details>`;
}

function turn(message: Message, payload: string): Markup {
  const calls = message.role === 'assistant' ? (message.toolCalls ?? []) : [];
  const text =
    calls.length === 0 ? message.content : calls.map((call) => `${call.name}(${call.arguments})`).join('\n');
  const who = message.role === 'tool' ? `tool ${message.name}` : message.role;
  const at = payload === '' ? -1 : text.indexOf(payload);
  return html`<p class="role">${who}</p><pre>${marked(text, at, at + payload.length)}</pre>`;
}

function answer({ answer: said, evidence }: ProbeResult): Markup {
  const where = evidence?.where ?? 'text';
  const part = (name: 'text' | 'reasoning' | 'tool', title: string): Markup => {
    if (said[name] === '') return nothing;
    const isHere = where === name && evidence !== undefined;
    return html`<p class="role">${title}</p><pre>${isHere ? marked(said[name], evidence.start, evidence.end) : cut(said[name])}</pre>`;
  };
  return html`${part('reasoning', 'reasoning')}${part('text', 'answer')}${part('tool', evidence?.where === 'tool' ? `call of ${evidence.form}` : 'tool call')}`;
}

/** Text with one part marked; what is long is cut around the mark. */
function marked(text: string, start: number, end: number): Markup {
  if (start < 0) return cut(text);
  const from = Math.max(0, start - TEXT_SHOWN_MAX / 2);
  const to = Math.min(text.length, end + TEXT_SHOWN_MAX / 2);
  const more = html`<span class="dim"> … </span>`;
  return html`${from > 0 ? more : nothing}${text.slice(from, start)}<mark>${cut(text.slice(start, end))}</mark>${text.slice(end, to)}${to < text.length ? more : nothing}`;
}

function cut(text: string): Markup {
  if (text.length <= TEXT_SHOWN_MAX) return html`${text}`;
  return html`${text.slice(0, TEXT_SHOWN_MAX)}<span class="dim"> … ${text.length - TEXT_SHOWN_MAX} more characters in the JSON report</span>`;
}
