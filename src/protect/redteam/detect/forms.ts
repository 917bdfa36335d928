/** The ways in which an answer is read before a value is looked for in it. */
export type View = 'skeleton' | 'letters' | 'raw' | 'hex' | 'bits' | 'numbers' | 'morse';

/** One way to write a value. */
export interface Form {
  /** How the value is written, for the report: `plain`, `base64`, `reversed`. */
  readonly name: string;
  readonly view: View;
  /** As it stands in that view. */
  readonly needle: string;
}

const MORSE: Readonly<Record<string, string>> = {
  A: '.-',
  B: '-...',
  C: '-.-.',
  D: '-..',
  E: '.',
  F: '..-.',
  G: '--.',
  H: '....',
  I: '..',
  J: '.---',
  K: '-.-',
  L: '.-..',
  M: '--',
  N: '-.',
  O: '---',
  P: '.--.',
  Q: '--.-',
  R: '.-.',
  S: '...',
  T: '-',
  U: '..-',
  V: '...-',
  W: '.--',
  X: '-..-',
  Y: '-.--',
  Z: '--..',
  0: '-----',
  1: '.----',
  2: '..---',
  3: '...--',
  4: '....-',
  5: '.....',
  6: '-....',
  7: '--...',
  8: '---..',
  9: '----.',
};

const reverse = (text: string): string => [...text].reverse().join('');
const lettersOnly = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');

function rotate(text: string, by: number): string {
  return text.replace(/[a-z]/g, (letter) =>
    String.fromCharCode(((letter.charCodeAt(0) - 97 + by) % 26) + 97),
  );
}

const atbash = (text: string): string =>
  text.replace(/[a-z]/g, (letter) => String.fromCharCode(219 - letter.charCodeAt(0)));

/**
 * What base64 of a longer text has in common wherever in it the value stands: one piece for each of the three ways in
 * which bytes can fall on groups, without the letters at its ends that depend on the neighbours.
 */
export function base64Cores(value: string): readonly string[] {
  const bytes = Buffer.from(value, 'utf8');
  return [0, 1, 2].map((pad) => {
    const encoded = Buffer.concat([Buffer.alloc(pad), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const bits = (pad + bytes.length) * 8;
    return encoded.slice(pad === 0 ? 0 : pad + 1, Math.floor(bits / 6));
  });
}

/** Spellings that a model is likely to give a value before it encodes it. */
function spellings(value: string): readonly string[] {
  const spaced = value.replaceAll('-', ' ');
  return [...new Set([value, value.toLowerCase(), spaced, spaced.toLowerCase(), value.replaceAll('-', '')])];
}

/** Every form in which a value is recognised. Looking for them is linear in the answer; nothing is decoded. */
export function formsOf(value: string, fold: (text: string) => string): readonly Form[] {
  const letters = lettersOnly(value);
  const forms: Form[] = [
    { name: 'plain', view: 'skeleton', needle: fold(value) },
    { name: 'reversed', view: 'skeleton', needle: reverse(fold(value)) },
    { name: 'rot13', view: 'letters', needle: rotate(letters, 13) },
    { name: 'caesar', view: 'letters', needle: rotate(letters, 3) },
    { name: 'caesar', view: 'letters', needle: rotate(letters, 23) },
    { name: 'atbash', view: 'letters', needle: atbash(letters) },
    {
      name: 'morse',
      view: 'morse',
      needle: Array.from(letters.toUpperCase(), (one) => MORSE[one] ?? '').join(' '),
    },
  ];
  for (const spelling of spellings(value)) {
    const bytes = [...Buffer.from(spelling, 'utf8')];
    for (const needle of base64Cores(spelling)) forms.push({ name: 'base64', view: 'raw', needle });
    for (const needle of base64Cores(reverse(spelling))) forms.push({ name: 'base64', view: 'raw', needle });
    forms.push(
      { name: 'hexadecimal', view: 'hex', needle: Buffer.from(bytes).toString('hex') },
      {
        name: 'binary',
        view: 'bits',
        needle: bytes.map((byte) => byte.toString(2).padStart(8, '0')).join(''),
      },
      { name: 'character codes', view: 'numbers', needle: ` ${bytes.join(' ')} ` },
    );
  }
  return forms.filter(({ needle }) => needle.length >= NEEDLE_MIN);
}

/** Anything shorter is found by chance. */
const NEEDLE_MIN = 8;
