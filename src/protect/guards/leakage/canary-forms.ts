/** One way in which a canary can come back. */
export interface CanaryForm {
  readonly name: string;
  /** What to look for in a text of which only ASCII letters and digits are left. */
  readonly text: string;
  /** Whether upper and lower case differ, as in base64. */
  readonly isCased: boolean;
  readonly score: number;
}

/** A canary's half still has 40 bits: enough to be no accident, and what is left when somebody asks for it in parts. */
const HALF_SCORE = 0.9;

/** Everything that a canary looks like plain, in part, encoded, turned round and shifted, without the separators. */
export function canaryForms(canary: string): CanaryForm[] {
  const plain = canary.toLowerCase();
  const half = plain.length >> 1;
  const reversed = [...plain].reverse().join('');
  const bytes = [...plain].map((unit) => unit.charCodeAt(0));
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0'));
  const forms: CanaryForm[] = [];
  const add = (name: string, text: string, isCased = false, score = 1) =>
    forms.push({ name, text, isCased, score });
  add('plain', plain);
  add('reversed', reversed);
  add('rot13', rot13(plain));
  add('first half', plain.slice(0, half), false, HALF_SCORE);
  add('second half', plain.slice(half), false, HALF_SCORE);
  add('hexadecimal', hex.join(''));
  add('hexadecimal', hex.map((pair) => `x${pair}`).join(''));
  add('hexadecimal', hex.map((pair) => `0x${pair}`).join(''));
  add('character numbers', bytes.join(''));
  for (const text of [plain, plain.toUpperCase(), reversed]) {
    for (let shift = 0; shift < 3; shift++) add('base64', base64Core(text, shift), true);
  }
  return forms;
}

export function rot13(text: string): string {
  return text.replace(/[a-z]/g, (unit) => String.fromCharCode(((unit.charCodeAt(0) - 97 + 13) % 26) + 97));
}

/** The letters of a text's base64 that are the same whatever stands around it, when `shift` bytes stand before it. */
function base64Core(text: string, shift: number): string {
  const encoded = btoa(`${'~'.repeat(shift)}${text}`).replace(/=+$/, '');
  const usable = (shift + text.length) % 3 === 0 ? encoded.length : encoded.length - 1;
  return encoded.slice(shift === 0 ? 0 : shift + 1, usable);
}
