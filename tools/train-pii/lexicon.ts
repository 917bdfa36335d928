import { readFileSync } from 'node:fs';
import { wordKinds } from '../../src/protect/guards/pii/names/name-lexicon.ts';
import { hashWord } from '../../src/protect/guards/pii/names/name-tokens.ts';

/** Words beside which names and addresses stand, in lower-case text the only sign of them. */
const triggers =
  'name named names mr mrs ms miss dr prof sir madam dear hi hello hey hallo regards cheers sincerely signed im called call calls ' +
  'patient client customer contact attn address addresses lives live lived living located moved deliver ship send apt apartment suite ' +
  'flat unit street st road rd avenue ave lane ln drive boulevard blvd court place square way highway box herr frau monsieur madame ' +
  'señor señora signor signora heiße appelle llamo chiamo wohne habite vivo abito moro woon bor husband wife son daughter brother ' +
  'sister boss mother father doctor friend colleague by from strasse straße rue calle via rua ulica ul gatan utca';

/** Ordinary words are those that texts have in lower case this often. */
const COMMON_MIN = 4;
const CAPITAL_MIN = 6;
const COMMON_MAX = 24_000;

/** Every word that the tagger knows something about: hashes in rising order with their kinds. */
export function buildLexicon(
  gazetteer: string,
  texts: readonly string[],
): { hashes: Int32Array; kinds: Uint8Array } {
  const known = new Map<number, number>();
  const add = (word: string, kind: number) => {
    const hash = hashWord(word);
    known.set(hash, (known.get(hash) ?? 0) | kind);
  };
  for (const line of readFileSync(gazetteer, 'utf8').split('\n')) {
    const [word, list] = line.split('\t');
    if (word === undefined || list === undefined) continue;
    for (const kind of list.split(',')) add(word, wordKinds[kind as 'first' | 'last' | 'city' | 'country']);
  }
  const { lower, capital } = countWords(texts);
  const isName = (word: string) => ((known.get(hashWord(word)) ?? 0) & 15) !== 0;
  for (const word of frequent(lower, COMMON_MIN)) add(word, wordKinds.common);
  for (const word of frequent(capital, CAPITAL_MIN))
    if (!isName(word) && (lower.get(word) ?? 0) < COMMON_MIN) add(word, wordKinds.capital);
  for (const word of triggers.split(' ')) add(word, wordKinds.trigger);
  const entries = [...known].sort(([left], [right]) => left - right);
  return {
    hashes: Int32Array.from(entries, ([hash]) => hash),
    kinds: Uint8Array.from(entries, ([, kind]) => kind),
  };
}

function frequent(counts: ReadonlyMap<string, number>, min: number): string[] {
  return [...counts]
    .filter(([, count]) => count >= min)
    .sort((left, right) => right[1] - left[1] || (left[0] < right[0] ? -1 : 1))
    .slice(0, COMMON_MAX)
    .map(([word]) => word);
}

/** In how many texts a word stands in lower case, and in how many with a capital that begins no sentence. */
function countWords(paths: readonly string[]): { lower: Map<string, number>; capital: Map<string, number> } {
  const lower = new Map<string, number>();
  const capital = new Map<string, number>();
  for (const path of paths) {
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      if (line === '') continue;
      const { text } = JSON.parse(line) as { text: string };
      const words = new Set(text.slice(0, 4000).match(/(?<![.!?:\n]\s*)\p{L}[\p{L}\p{M}'’-]{0,22}/gu));
      for (const word of words) {
        const small = word.toLowerCase();
        const counts = word === small ? lower : capital;
        counts.set(small, (counts.get(small) ?? 0) + 1);
      }
    }
  }
  return { lower, capital };
}
