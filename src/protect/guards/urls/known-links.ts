import type { GuardCall } from '../../../contracts/guard.ts';
import { comparableText } from '../leakage/comparable-text.ts';
import { Fingerprint, RollingHash } from '../leakage/fingerprint.ts';
import { findLinks } from './find-links.ts';
import { parseAddress } from './parse-address.ts';

const TEXT_UNITS_MAX = 131_072;
const TOKENS_MAX = 4_000;
const TOKEN_UNITS_MIN = 6;

/** What the request says about addresses: which were in it, and which words an address could carry away. */
export class KnownLinks {
  /** Hosts that the operator or the user named. */
  readonly hosts = new Set<string>();
  /** Addresses that stood in the request word for word, whoever wrote them. */
  readonly urls = new Set<string>();
  readonly #fingerprint: Fingerprint;
  readonly #tokens = new Set<string>();

  constructor(call: GuardCall) {
    let letters = '';
    let left = TEXT_UNITS_MAX;
    for (const { text, provenance } of call.segments) {
      const part = text.slice(0, left);
      left -= part.length;
      const isTrusted = provenance === 'system' || provenance === 'developer' || provenance === 'user';
      let rest = '';
      let at = 0;
      for (const { url, start, end } of findLinks(part)) {
        this.urls.add(url);
        const host = parseAddress(url)?.host ?? '';
        if (isTrusted && host !== '') this.hosts.add(host);
        rest += part.slice(at, start);
        at = end;
      }
      rest += part.slice(at);
      letters += comparableText(rest);
      this.#addTokens(rest);
      if (left <= 0) break;
    }
    this.#fingerprint = new Fingerprint(letters, false);
  }

  /** Names, numbers and codes: short, and yet too particular to stand in an address by chance. */
  #addTokens(text: string): void {
    for (const [token] of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}@._+-]{4,63}/gu)) {
      if (this.#tokens.size >= TOKENS_MAX) return;
      const plain = comparableText(token);
      if (plain.length >= TOKEN_UNITS_MIN && /\d|@/.test(token) && !/^(?:19|20)\d{2}$/.test(plain))
        this.#tokens.add(plain);
    }
  }

  /** Whether what an address carries is text of the request. */
  carriesText(payload: string): boolean {
    const letters = comparableText(payload);
    for (const token of this.#tokens) if (letters.includes(token)) return true;
    const { window } = this.#fingerprint;
    if (letters.length < window) return false;
    const rolling = new RollingHash(window);
    for (let index = 0; index < letters.length; index++) {
      const hash = rolling.push(letters.charCodeAt(index));
      if (hash !== undefined && this.#fingerprint.find(hash, 0) >= 0) return true;
    }
    return false;
  }
}

const known = new WeakMap<GuardCall, KnownLinks>();

/** The same for all texts of one call. */
export function knownLinks(call: GuardCall | undefined): KnownLinks | undefined {
  if (call === undefined) return undefined;
  const links = known.get(call) ?? new KnownLinks(call);
  known.set(call, links);
  return links;
}
