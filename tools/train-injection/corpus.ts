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
  readonly text: string;
  readonly label: string;
  readonly kind: string;
  readonly lang?: string;
  readonly source: string;
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

/** Reads every `train/*.jsonl` of the data folder, in order of name. */
export function loadCorpus(folder: string): Row[] {
  const train = join(folder, 'train');
  return readdirSync(train)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) => parseLines(join(train, name)).map((raw) => toRow(raw, name.replace('.jsonl', ''))));
}

function toRow(raw: RawRow, file: string): Row {
  return {
    text: raw.text,
    isAttack: raw.label === 'injection' || raw.label === 'jailbreak',
    label: raw.label,
    kind: raw.kind,
    lang: raw.lang ?? '',
    families: [...new Set(raw.source.split(' + ').map(familyOf))],
    pair: raw.pair,
    span: raw.span === undefined ? undefined : toUtf16(raw.text, raw.span),
    file,
  };
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
