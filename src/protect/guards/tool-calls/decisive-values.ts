/** A value of a call's arguments that decides whom or what it touches. */
export interface DecisiveValue {
  /** JSON pointer into the arguments. */
  readonly pointer: string;
  readonly value: string | number;
  /** How much it counts when nobody wrote it: addresses and identifiers cannot be guessed, names of files can. */
  readonly weight: number;
  readonly kind: string;
}

const LEAVES_MAX = 256;
const DEPTH_MAX = 8;
const VALUE_UNITS_MAX = 512;

const shapes: readonly (readonly [kind: string, weight: number, shape: RegExp])[] = [
  ['e-mail address', 0.85, /^[^\s@<>"]{1,64}@[^\s@<>"]{1,190}\.[a-z]{2,24}$/i],
  ['web address', 0.8, /^(?:https?|ftp|wss?):\/\/\S+$/i],
  ['account number', 0.85, /^[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}$/],
  ['phone number', 0.8, /^\+?\d(?:[ ().-]?\d){8,14}$/],
  ['identifier', 0.75, /^(?=[A-Za-z0-9_-]*\d)(?=[A-Za-z0-9_-]*[A-Za-z])[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*$/],
  ['long number', 0.8, /^\d{6,}$/],
];
const amountKey = /(?:^|_|[a-z](?=[A-Z]))(?:amount|price|total|sum|fee|payment|budget)$/i;
const targetKey =
  /(?:^|_|[a-z](?=[A-Z]))(?:recipients?|to|cc|bcc|e?mail|account|iban|payee|beneficiary|phone|host|domain|url|path|file_?name|repo|branch|user_?name|channel)s?$/i;
/** Values that a model is meant to make up. */
const madeUpKey =
  /idempot|nonce|uuid|request_?id|trace|correlation|date|time|day|month|year|lang|locale|currency|color|format|version|model|query|code$/i;
/** Dates and versions look like identifiers and are reckoned, not quoted. */
const reckoned =
  /^\d{4}-?\d\d(?:-?\d\d)?(?:T[\d:.+Z-]*)?$|^v?\d+(?:\.\d+)+$|^\d{1,2}[ap]m$|^[a-z]{1,8}\d{1,2}$|^\d+(?:st|nd|rd|th|px|em|rem|kb|mb|gb|s|ms|h|d|m|km|kg|g|cm|mm|x)$/i;

/** Values of arguments, at most so many, that have to stand somewhere in the conversation. */
export function decisiveValues(args: unknown): DecisiveValue[] {
  const found: DecisiveValue[] = [];
  walk(args, '', '', 0, found);
  return found;
}

function walk(value: unknown, key: string, pointer: string, depth: number, found: DecisiveValue[]): void {
  if (found.length >= LEAVES_MAX || depth > DEPTH_MAX) return;
  if (typeof value === 'object' && value !== null) {
    for (const [name, child] of Object.entries(value))
      walk(child, Array.isArray(value) ? key : name, `${pointer}/${name}`, depth + 1, found);
  } else if (typeof value === 'number') {
    if (amountKey.test(key) && Math.abs(value) >= 10)
      found.push({ pointer, value, weight: 0.55, kind: 'amount' });
  } else if (typeof value === 'string') {
    const judged = judge(value.trim(), key);
    if (judged !== undefined) found.push({ pointer, value: value.trim(), ...judged });
  }
}

function judge(value: string, key: string): { readonly weight: number; readonly kind: string } | undefined {
  if (value.length < 3 || value.length > VALUE_UNITS_MAX || madeUpKey.test(key)) return undefined;
  for (const [kind, weight, shape] of shapes) {
    if (!shape.test(value)) continue;
    if (kind === 'identifier' && (value.length < 5 || reckoned.test(value))) return undefined;
    return kind === 'long number' && reckoned.test(value) ? undefined : { kind, weight };
  }
  return targetKey.test(key) && !/\s\S+\s\S+\s/.test(value) ? { kind: 'target', weight: 0.5 } : undefined;
}
