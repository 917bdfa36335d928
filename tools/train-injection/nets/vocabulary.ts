/** Chooses the words that get a meaning vector: `node vocabulary.ts DATA-FOLDER WORK-FOLDER`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fold } from '../../../src/protect/guards/injection/fold.ts';
import { prepare } from '../../../src/protect/guards/injection/prepare.ts';
import { Tokens } from '../../../src/protect/guards/injection/tokens.ts';
import { loadCorpus } from '../corpus.ts';
import { generate } from '../generate.ts';

interface Known {
  readonly form: string;
  readonly families: Set<string>;
  count: number;
}

const [dataFolder, work] = process.argv.slice(2);
if (dataFolder === undefined || work === undefined)
  throw new Error('usage: vocabulary.ts DATA-FOLDER WORK-FOLDER');
const SEED = 7;
const UNITS_MAX = 6000;
const TEXTS_MIN = 4;
const FAMILIES_MIN = 2;

/** Word, the form that is shown to the encoder, and its rank: lower is more frequent. */
const chosen = new Map<string, { readonly form: string; readonly rank: number }>();
for (const line of readFileSync(`${work}/wf.tsv`, 'utf8').split('\n').filter(Boolean)) {
  const [form = '', place, language] = line.split('\t');
  const word = fold(form).text.replace(/['’]/g, '');
  if (word === '' || /\s/.test(word)) continue;
  const rank = Number(place) * (language === 'en' ? 1 : 5);
  if ((chosen.get(word)?.rank ?? Number.POSITIVE_INFINITY) > rank) chosen.set(word, { form, rank });
}
for (const [word, { form, count, families }] of corpusWords(dataFolder)) {
  if (chosen.has(word) || count < TEXTS_MIN || families.size < FAMILIES_MIN) continue;
  chosen.set(word, { form, rank: 20_000 - Math.min(count, 1000) });
}
writeFileSync(
  `${work}/vocab.json`,
  JSON.stringify([...chosen].map(([word, { form, rank }]) => [word, form, rank])),
);

function corpusWords(folder: string): Map<string, Known> {
  const known = new Map<string, Known>();
  const tokens = new Tokens();
  const rows = loadCorpus(folder);
  for (const row of [...rows, ...generate(SEED, rows)]) {
    if (row.file === 'obfuscated') continue;
    const prepared = prepare(row.text.slice(0, UNITS_MAX));
    tokens.read(prepared.text);
    const words = new Set<string>();
    for (let at = 0; at < tokens.count; at++)
      words.add(prepared.text.slice(tokens.starts[at], tokens.ends[at]).replace(/['’]/g, ''));
    for (const word of words) {
      if (/^\d+$/.test(word) || word.length > 24) continue;
      const entry = known.get(word) ?? { form: word, families: new Set<string>(), count: 0 };
      entry.count++;
      for (const family of row.families) entry.families.add(family);
      known.set(word, entry);
    }
  }
  return known;
}
