import type { FoundLink } from './find-links.ts';
import { signsOf } from './host-signs.ts';
import type { KnownLinks } from './known-links.ts';
import { type Address, isLocalHost, isWeb, matchesHost, parseAddress } from './parse-address.ts';
import { payloadOf } from './payload.ts';

export interface LinkRisk {
  readonly rule: 'auto-fetched' | 'carries-data' | 'carries-conversation' | 'outside-link' | 'redirector';
  /** 0..1 */
  readonly score: number;
  readonly why: string;
}

const nestedUrl = /[?&#][^=&]{1,40}=(https?(?::|%3a)[^&#]{4,})/i;
const LONG_QUERY = 60;

/** How likely an address is to carry something out; undefined when it leads nowhere outside. */
export function riskOf(
  link: FoundLink,
  allowed: readonly string[],
  known: KnownLinks | undefined,
): LinkRisk | undefined {
  const address = parseAddress(link.url);
  if (address === undefined || !isWeb(address) || isLocalHost(address.host)) return undefined;
  if (known?.urls.has(link.url)) return undefined;
  const isAllowed = (host: string) =>
    allowed.some((pattern) => matchesHost(host, pattern)) || (known?.hosts.has(host) ?? false);
  const isFetched = link.kind === 'image' || link.kind === 'embed';
  if (!isAllowed(address.host)) return outsideRisk(address, isFetched, known);
  const inner = nestedUrl.exec(address.rest)?.[1];
  const target =
    inner === undefined ? undefined : parseAddress(inner.replace(/%3a/i, ':').replace(/%2f/gi, '/'));
  if (target === undefined || target.host === '' || isAllowed(target.host)) return undefined;
  const beyond = outsideRisk(target, isFetched, known);
  return {
    rule: 'redirector',
    score: Math.max(0.55, beyond.score),
    why: 'an allowed host is asked to send the reader on to another',
  };
}

function outsideRisk(address: Address, isFetched: boolean, known: KnownLinks | undefined): LinkRisk {
  const payload = payloadOf(address);
  if (payload.units > 4 && known?.carriesText(payload.text))
    return {
      rule: 'carries-conversation',
      score: isFetched ? 0.99 : 0.9,
      why: 'words of the conversation are part of the address',
    };
  const odd = signsOf(address).reduce((sum, { score }) => Math.max(sum, score), 0);
  if (isFetched) {
    const score = payload.isDense || address.rest.length > LONG_QUERY ? 0.92 : 0.7;
    return {
      rule: 'auto-fetched',
      score: Math.max(score, odd * 0.95),
      why: 'it is fetched as soon as the answer is shown',
    };
  }
  if (payload.isDense || address.rest.length > LONG_QUERY)
    return {
      rule: 'carries-data',
      score: Math.max(address.rest.length > 1 && payload.isDense ? 0.62 : 0.42, odd * 0.8),
      why: 'the address carries long or encoded data',
    };
  return { rule: 'outside-link', score: Math.max(0.2, odd * 0.6), why: 'the host is not on the list' };
}
