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

/**
 * Reduces a text to letters and digits, whatever stands between or on top of them. Linear in the length of the text.
 */
export function skeletonOf(text: string, { foldsLeet, keepsBreaks }: SkeletonOptions): Skeleton {
  const units: string[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const letter of text) {
    if (keepsBreaks && /[\n,;"'“”„`]/.test(letter)) {
      if (units.at(-1) !== '\n') {
        units.push('\n');
        offsets.push(offset);
      }
    } else {
      for (const part of (lookAlikes.get(letter) ?? letter).normalize('NFKD').toLowerCase()) {
        const folded = foldsLeet ? (leetLetters[part] ?? part) : part;
        if (!/^[a-z0-9]$/.test(folded)) continue;
        units.push(folded);
        offsets.push(offset);
      }
    }
    offset += letter.length;
  }
  return { text: units.join(''), offsets };
}
