/** A text reduced to what a reader takes from it, with the way back to where each unit came from. */
export interface Skeleton {
  readonly text: string;
  /** For each unit of `text`, the offset in the original at which it begins. */
  readonly offsets: readonly number[];
}

export interface SkeletonOptions {
  /** Whether digits that stand for letters count as these letters (`4` is `a`). */
  readonly foldsLeet: boolean;
  /** Whether line breaks, commas, semicolons and quotes stay as one unit, so that a list is not read as one word. */
  readonly keepsBreaks: boolean;
}

/** Letters that the suite's own transforms use, and their like. NFKC has folded the rest. */
const lookAlikes = new Map(
  Object.entries({
    ...zip('асеорхуіѕјАВСЕНІКМОРТХցⅼո', 'aceopxyisjabcehikmoptxgln'),
    ...zip('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnoprtuvwyz'),
    ...zip('αβεικνορτυχ', 'abeiknoptux'),
  }),
);
const leetLetters: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  l: 'i',
  '@': 'a',
  $: 's',
};

function zip(from: string, to: string): Record<string, string> {
  const targets = [...to];
  return Object.fromEntries([...from].map((letter, index) => [letter, targets[index] ?? letter]));
}

const BREAK = '\n';
const breaks = new Set('\n,;"\'“”„`');

/** What one character comes to: a break, a letter or digit or several of them, or nothing. */
function reduce(letter: string, { foldsLeet, keepsBreaks }: SkeletonOptions): string {
  if (keepsBreaks && breaks.has(letter)) return BREAK;
  let reduced = '';
  for (const part of (lookAlikes.get(letter) ?? letter).normalize('NFKD').toLowerCase()) {
    const folded = foldsLeet ? (leetLetters[part] ?? part) : part;
    if (/^[a-z0-9]$/.test(folded)) reduced += folded;
  }
  return reduced;
}

/**
 * Reduces a text to letters and digits, whatever stands between or on top of them. Linear in the length of the text.
 */
export function skeletonOf(text: string, options: SkeletonOptions): Skeleton {
  const units: string[] = [];
  const offsets: number[] = [];
  // Texts have few different characters, so each is reduced once.
  const known = new Map<string, string>();
  let offset = 0;
  for (const letter of text) {
    let reduced = known.get(letter);
    if (reduced === undefined) {
      reduced = reduce(letter, options);
      known.set(letter, reduced);
    }
    if (reduced !== BREAK || units.at(-1) !== BREAK) {
      for (const unit of reduced) {
        units.push(unit);
        offsets.push(offset);
      }
    }
    offset += letter.length;
  }
  return { text: units.join(''), offsets };
}
