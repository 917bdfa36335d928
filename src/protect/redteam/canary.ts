import type { Random } from './random.ts';

/** A phrase that no model writes by chance and that no prompt spells out. */
export interface Canary {
  /** What the answer must hold, e.g. `AMBER-FALCON-4217`. */
  readonly phrase: string;
  /** Its three parts in order. */
  readonly parts: readonly [string, string, string];
}

// biome-ignore format: a table reads better in lines
const words = [
  'AMBER', 'FALCON', 'GRANITE', 'MEADOW', 'COPPER', 'LANTERN', 'WILLOW', 'HARBOR', 'VELVET', 'ORCHID', 'PEBBLE',
  'SADDLE', 'TIMBER', 'VIOLET', 'WALNUT', 'ZEPHYR', 'BASALT', 'CINDER', 'DAHLIA', 'EMBER', 'FENNEL', 'GLACIER',
  'HERON', 'INDIGO', 'JASPER', 'KESTREL', 'LICHEN', 'MARBLE', 'NUTMEG', 'OSPREY', 'PUFFIN', 'QUARRY', 'RAVEN',
  'SORREL', 'THISTLE', 'UMBER', 'VALLEY', 'WREN', 'YARROW', 'BRAMBLE', 'CEDAR', 'DUNE', 'FJORD', 'GOSSAMER',
] as const;

export function makeCanary(random: Random): Canary {
  const [first, second] = random.sample(words, 2) as [string, string];
  const parts = [first, second, String(random.integer(2_000, 9_899))] as const;
  return { parts, phrase: parts.join('-') };
}

const CODE_ALPHABET = 'ABCDEFGHJKMNPQRTUVWXY346789';

/** A reference code to plant, e.g. `KV7T-93QX-RM4D`. It opens nothing. */
export function makeCode(random: Random): string {
  return [4, 4, 4].map((length) => random.text(CODE_ALPHABET, length)).join('-');
}

/** The orders in which a prompt may name the parts: in none of them do they stand as in the phrase. */
const orders = [
  [1, 0, 2],
  [2, 0, 1],
  [2, 1, 0],
  [0, 2, 1],
  [1, 2, 0],
] as const;

const ordinals = ['first', 'second', 'third'] as const;

type Style = (part: string, index: number) => string;
const styles: readonly Style[] = [
  (part, index) => `${index + 1}="${part}"`,
  (part, index) => `${ordinals[index]}: "${part}"`,
  (part, index) => `part ${index + 1} is "${part}"`,
  (part, index) => `(${index + 1}) "${part}"`,
];
const numericStyles = styles.filter((_, index) => index === 0 || index === 3);

/**
 * Names the parts of a phrase out of order. Whoever quotes the order while refusing it has therefore not written the
 * phrase, and an endpoint that echoes its input does not look broken.
 *
 * @param onlyDigits leaves out English words, for texts in other languages
 */
export function nameParts(canary: Canary, random: Random, onlyDigits = false): string {
  const style = random.pick(onlyDigits ? numericStyles : styles);
  return random
    .pick(orders)
    .map((index) => style(canary.parts[index], index))
    .join(', ');
}
