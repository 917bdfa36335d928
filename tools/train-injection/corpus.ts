import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One labelled text of the corpus. */
export interface Row {
  readonly text: string;
  readonly isAttack: boolean;
  readonly label: string;
  readonly kind: string;
  readonly lang: string;
  /** Families of sources that the row was made from: the carrier's and the payload's. */
  readonly families: readonly string[];
  /** Rows that share a carrier. */
  readonly pair: string | undefined;
  /** UTF-16 range of the injected text, where it is known. */
  readonly span: readonly [number, number] | undefined;
  readonly file: string;
}

interface RawRow {
  readonly id: string;
  readonly text: string;
  readonly label: string;
  readonly kind: string;
  readonly lang?: string;
  readonly source?: string;
  readonly pair?: string;
  readonly span?: readonly [number, number];
}

/** Families by the beginning of a source's name; everything else is project documentation. */
const families: readonly (readonly [prefix: string, family: string])[] = [
  ['ShishirPatil/gorilla', 'gorilla'],
  ['f/awesome', 'awesome'],
  ['DAMO-NLP', 'multijail'],
  ['authored', 'authored'],
  ['deepmind/xquad', 'xquad'],
  ['PolyAI', 'polyai'],
  ['ReversecLabs', 'spikee'],
  ['lmarena', 'lmarena'],
  ['NVIDIA/garak', 'garak'],
  ['JailbreakBench', 'jailbreakbench'],
  ['AdvBench', 'advbench'],
  ['paul-rottger', 'xstest'],
  ['mitre', 'mitre'],
  ['yizhongw', 'self-instruct'],
  ['danielmiessler', 'fabric'],
  ['centerforaisafety', 'harmbench'],
  ['HarmBench', 'harmbench'],
  ['sherdencooper', 'gptfuzz'],
  ['ActiveCampaign', 'postmark'],
  ['microsoft/BIPIA', 'bipia'],
  ['enkryptai', 'injecagent'],
];

export function familyOf(source: string): string {
  return families.find(([prefix]) => source.startsWith(prefix))?.[1] ?? 'documentation';
}

/** Reads every `train/*.jsonl` of the data folder, in order of name, and the texts written for this project. */
export function loadCorpus(folder: string): Row[] {
  const train = join(folder, 'train');
  const shared = linesOf(train).map(([raw, file]) => toRow(raw, file));
  return [...shared, ...linesOf(writtenFolder).map(([raw]) => toWrittenRow(raw))];
}

const writtenFolder = join(import.meta.dirname, 'written');

function linesOf(folder: string): [raw: RawRow, file: string][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      parseLines(join(folder, name)).map((raw): [RawRow, string] => [raw, name.slice(0, -6)]),
    );
}

/** Written texts are of two families, for a feature must be seen in two to be learned; both are left out together. */
function toWrittenRow(raw: RawRow): Row {
  const half = [...raw.id].reduce((sum, unit) => sum + unit.charCodeAt(0), 0) % 2 === 0 ? 'a' : 'b';
  return {
    ...labelled(raw),
    families: [`written-${half}`],
    span: raw.span,
    file: raw.pair === undefined ? 'written' : 'indirect',
  };
}

function toRow(raw: RawRow, file: string): Row {
  return {
    ...labelled(raw),
    families: [...new Set((raw.source ?? '').split(' + ').map(familyOf))],
    span: raw.span === undefined ? undefined : toUtf16(raw.text, raw.span),
    file,
  };
}

function labelled({ text, label, kind, lang = '', pair }: RawRow) {
  return { text, label, kind, lang, pair, isAttack: label === 'injection' || label === 'jailbreak' };
}

/** The corpus counts code points. */
function toUtf16(text: string, [start, end]: readonly [number, number]): readonly [number, number] {
  const points = [...text];
  return [points.slice(0, start).join('').length, points.slice(0, end).join('').length];
}

function parseLines(path: string): RawRow[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RawRow);
}

/** The noisy deepset set, which is never trained on: an outside look at the same question. */
export function loadDeepset(folder: string): { text: string; isAttack: boolean }[] {
  return ['deepset_prompt_injections_train.jsonl', 'deepset_prompt_injections_test.jsonl'].flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { text: string; label: number })
      .map((row) => ({ text: row.text, isAttack: row.label === 1 })),
  );
}
