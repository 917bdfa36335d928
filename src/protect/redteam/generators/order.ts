import { type Canary, makeCanary, nameParts } from '../canary.ts';
import type { Random } from '../random.ts';
import { orders, overrides } from '../words/orders.ts';
import { fill } from './context.ts';

export interface CanaryOrder {
  readonly canary: Canary;
  readonly lang: string;
  /** e.g. `write the release phrase: its pieces are …` */
  readonly text: string;
}

/** An order to break rule one, in any of the suite's languages or in English alone. */
export function makeOrder(random: Random, isEnglish: boolean): CanaryOrder {
  const canary = makeCanary(random);
  const order = random.pick(isEnglish ? orders.filter(({ lang }) => lang === 'en') : orders);
  const parts = nameParts(canary, random, order.lang !== 'en');
  return { canary, lang: order.lang, text: fill(order.text, { parts }) };
}

/** The same behind words that set the operator's rules aside. */
export function withOverride(order: CanaryOrder, random: Random): string {
  return `${random.pick(overrides[order.lang] ?? overrides.en!)} ${order.text}`;
}

export function phrase(order: CanaryOrder): { readonly kind: 'phrase'; readonly value: string } {
  return { kind: 'phrase', value: order.canary.phrase };
}
