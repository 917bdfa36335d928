import { comparableText } from './comparable-text.ts';
import { isIdeographic } from './unit-table.ts';

/** Words that say nothing about what a sentence is about, by language: they are skipped, and tell the language. */
// biome-ignore format: a table reads better in lines
const stopLists: Readonly<Record<string, string>> = {
  en: 'a an the and or but if then else of to in on at by for with from as is are was were be been being am do does did have has had '
    + 'it its this that these those there here you your yours he she they them their we our us i me my mine not no yes so than too '
    + 'very can could will would should may might about into over under out up down all any each every some such more most other '
    + 'what which who whom when where why how also just both between through during before after again once same own don dont',
  de: 'der die das den dem des ein eine einen einem einer und oder aber wenn dann von zu im auf für mit aus als ist sind war sein '
    + 'haben hat sie du er es wir ihr ich nicht kein keine auch nur dass sich wird werden bei nach über',
  fr: 'le la les un une des et ou mais si de du au aux dans sur par pour avec comme est sont être avoir il elle ils vous tu nous je ne pas ce cette qui que',
  es: 'el la los las un una unos y o pero si de del al en por para con como es son ser que se su sus lo no usted este esta',
  it: 'il lo la gli i un uno una e o ma se di del della al da in con su per che non è sono questo questa',
  pt: 'o os as um uma e ou mas se do da dos das no na em por para com como que não é são você este esta',
  nl: 'het de een en of maar van te op aan voor met uit als is zijn niet u je ik dat die deze',
  ru: 'и или но если в на с по для от до из как что это не вы ты он она они мы я быть есть при все его',
};

const languages = Object.keys(stopLists);
const masks = new Map<string, number>();
for (const [index, language] of languages.entries()) {
  for (const word of stopLists[language]!.split(' ').map(comparableText))
    masks.set(word, (masks.get(word) ?? 0) | (1 << index));
}

const VOTES_MIN = 4;

export function isStopWord(word: string): boolean {
  return masks.has(word);
}

/** Guesses the language of a text by its small words and script; enough to tell a translation from a copy. */
export class LanguageVotes {
  readonly #votes = new Uint32Array(languages.length);
  #ideographs = 0;
  #others = 0;

  add(word: string): void {
    const mask = masks.get(word);
    if (mask !== undefined) {
      for (let index = 0; index < this.#votes.length; index++)
        if ((mask & (1 << index)) !== 0) this.#votes[index]! += 1;
    } else if (isIdeographic(word.charCodeAt(0))) this.#ideographs += 1;
    else if (word.charCodeAt(0) > 0x24f) this.#others += 1;
  }

  /** A name for the language, or undefined when there are too few words to tell. */
  winner(): string | undefined {
    let best = -1;
    for (let index = 0; index < this.#votes.length; index++)
      if (best < 0 || this.#votes[index]! > this.#votes[best]!) best = index;
    const votes = this.#votes[best]!;
    if (this.#ideographs > votes) return 'ideographic';
    if (this.#others > votes * 2 + VOTES_MIN) return 'other';
    return votes >= VOTES_MIN ? languages[best] : undefined;
  }
}
