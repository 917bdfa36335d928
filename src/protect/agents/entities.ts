/** Values inside of a longer text that identify somebody or some place. */
export interface EntityValue {
  readonly kind: 'email' | 'url' | 'account';
  readonly text: string;
}

const ENTITIES_MAX = 32;
const urlPattern =
  /\bhttps?:\/\/[^\s<>"'`)\]}]{1,2048}|\bwww\.[a-z0-9.-]{1,253}(?:\/[^\s<>"'`)\]}]{0,1024})?/gi;
const emailPattern = /[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/gi;
const accountPattern = /\b[A-Z]{2}\d{2}[A-Z0-9]{8,30}\b|\b\d[\d -]{7,24}\d\b|\b0x[0-9a-f]{40}\b/gi;

const datePattern = /^(?:19|20)\d{2}-?\d{2}-?\d{2}(?:\D|$)|^\d{2}-\d{2}-(?:19|20)\d{2}$/;

/** Addresses, links and account numbers in a text; at most 32. */
export function entitiesOf(text: string): readonly EntityValue[] {
  const found: EntityValue[] = [];
  const patterns = [
    ['url', urlPattern],
    ['email', emailPattern],
    ['account', accountPattern],
  ] as const;
  for (const [kind, pattern] of patterns) {
    for (const match of text.slice(0, 65_536).matchAll(pattern)) {
      if (found.length >= ENTITIES_MAX) return found;
      if (kind === 'account' && datePattern.test(match[0])) continue;
      found.push({ kind, text: match[0].replace(/[.,;:!?]+$/, '') });
    }
  }
  return found;
}

/** The host of an address with or without scheme, as it is compared; undefined when there is none. */
export function hostOf(address: string): string | undefined {
  const text = address.trim();
  const withScheme = /^[a-z][a-z0-9+.-]{0,20}:/i.test(text) ? text : `https://${text}`;
  const url = URL.parse(withScheme);
  const host = url?.hostname.replace(/\.$/, '').toLowerCase();
  return host === undefined || host === '' || !/[.:]|^localhost$/.test(host) ? undefined : host;
}
