import { outsideCodes, type Transform } from './transform.ts';

const pairs = (from: string, to: string): ReadonlyMap<string, string> => {
  const targets = [...to];
  return new Map([...from].map((letter, index) => [letter, targets[index] ?? letter]));
};

// Letters of other scripts that look the same: Unicode's confusables, the commonest ones.
const homoglyphs = pairs('aceopxyisjABCEHIKMOPTXgln', 'асеорхуіѕјАВСЕНІКМОРТХցⅼո');
const leet = pairs('aeiost', '431057');
const accents = pairs('aeioucnyszAEIOU', 'áéíóúçñýšžÁÉÍÓÚ');
const smallCaps = pairs('abcdefghijklmnoprtuvwyz', 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ');

function swap(text: string, table: ReadonlyMap<string, string>): string {
  return Array.from(text, (letter) => table.get(letter) ?? letter).join('');
}

function shift(text: string, upper: number, lower: number, digit: number | undefined): string {
  return Array.from(text, (letter) => {
    const code = letter.charCodeAt(0);
    if (code >= 65 && code <= 90) return String.fromCodePoint(upper + code - 65);
    if (code >= 97 && code <= 122) return String.fromCodePoint(lower + code - 97);
    if (code >= 48 && code <= 57 && digit !== undefined) return String.fromCodePoint(digit + code - 48);
    return letter;
  }).join('');
}

const between = (text: string, filler: string): string => Array.from(text).join(filler);

/** Transforms that change letters one by one. */
export const letterTransforms: readonly Transform[] = [
  { name: 'zero-width', stage: 'letters', apply: (text) => between(text, '\u200b') },
  { name: 'soft-hyphen', stage: 'letters', apply: (text) => text.replace(/(\p{L})(?=\p{L})/gu, '$1\u00ad') },
  { name: 'word-joiner', stage: 'letters', apply: (text) => text.replace(/(\p{L}{2})/gu, '$1\u2060') },
  {
    name: 'letter-spacing',
    stage: 'letters',
    apply: (text) =>
      text
        .split(' ')
        .map((word) => between(word, ' '))
        .join('   '),
  },
  { name: 'dots-between-words', stage: 'letters', apply: (text) => text.replaceAll(' ', '.') },
  { name: 'underscores', stage: 'letters', apply: (text) => text.replaceAll(' ', '_') },
  {
    name: 'homoglyphs',
    stage: 'letters',
    apply: (text) => outsideCodes(text, (piece) => swap(piece, homoglyphs)),
  },
  {
    name: 'small-capitals',
    stage: 'letters',
    apply: (text) => outsideCodes(text, (piece) => swap(piece, smallCaps)),
  },
  { name: 'accents', stage: 'letters', apply: (text) => outsideCodes(text, (piece) => swap(piece, accents)) },
  { name: 'leet', stage: 'letters', apply: (text) => outsideCodes(text, (piece) => swap(piece, leet)) },
  { name: 'full-width', stage: 'letters', apply: (text) => shift(text, 0xff21, 0xff41, 0xff10) },
  { name: 'mathematical-bold', stage: 'letters', apply: (text) => shift(text, 0x1d400, 0x1d41a, 0x1d7ce) },
  {
    name: 'circled',
    stage: 'letters',
    apply: (text) => outsideCodes(text, (piece) => shift(piece, 0x24b6, 0x24d0, undefined)),
  },
  {
    name: 'combining-marks',
    stage: 'letters',
    apply: (text, random) =>
      text.replace(/\p{L}/gu, (letter) => letter + random.pick(['\u0336', '\u0332', '\u0323'])),
  },
  {
    name: 'mixed-case',
    stage: 'letters',
    apply: (text, random) =>
      outsideCodes(text, (piece) =>
        Array.from(piece, (letter) =>
          random.chance(0.5) ? letter.toUpperCase() : letter.toLowerCase(),
        ).join(''),
      ),
  },
  {
    name: 'swapped-letters',
    stage: 'letters',
    apply: (text, random) =>
      outsideCodes(text, (piece) =>
        piece.replace(
          /\b([a-z])([a-z])([a-z])([a-z]+)\b/g,
          (word, a: string, b: string, c: string, rest: string) =>
            random.chance(0.6) ? a + c + b + rest : word,
        ),
      ),
  },
  {
    name: 'right-to-left-override',
    stage: 'letters',
    apply: (text) => `\u202e${[...text].reverse().join('')}\u202c`,
    howToRead: 'The next line displays right to left; read it in the order in which it is shown.',
  },
];
