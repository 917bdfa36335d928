import { ipv6End } from './ipv6.ts';
import type { PiiRecogniser } from './recogniser.ts';

/** Versions and sections have four numbers as well. */
const versionBefore =
  /(?:version|release|firmware|build|kernel|driver|upgraded?|updated?|section|chapter|clause|paragraph|article|figure|\boid\b|§|\bv)\W{0,3}(?:(?:is|to|from|no\.?|number|dated)\W{0,2})?$|[a-z_-]\/$|[a-z0-9]@$|[a-z]-$/;

/** Addresses of machines. */
export const networkAddresses: readonly PiiRecogniser[] = [
  {
    // Addresses of private networks name a machine inside only; without a word about whose it is they stay a note.
    type: 'IP_ADDRESS',
    first: 'digit',
    lead: [2, 3],
    after: '.',
    pattern: /(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)\.\d{1,3}\.\d{1,3}(?!\d)(?!\.\d)/y,
    score: 0.8,
    scoreWithoutContext: 0.45,
    context: /\bip\b|ip[ -]address|client|visitor|logged in|login|user|address|blocked|host/,
    unless: versionBefore,
  },
  {
    type: 'IP_ADDRESS',
    first: 'digit',
    lead: [1, 2, 3],
    after: '.',
    pattern: /(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?!\d)(?!\.\d)/y,
    score: 0.8,
    scoreWithoutContext: 0.8,
    unless: versionBefore,
    isValid: isPublicIp,
  },
  {
    type: 'MAC_ADDRESS',
    first: 'any',
    letters: [1, 2],
    lead: [1, 2],
    after: ':-abcdefABCDEF',
    pattern: /[0-9a-fA-F]{2}([:-])(?:[0-9a-fA-F]{2}\1){4}[0-9a-fA-F]{2}(?![:\w-])/y,
    score: 0.8,
    scoreWithoutContext: 0.7,
    context: /\bmac\b|ethernet|wifi|device/,
  },
  {
    type: 'IP_ADDRESS',
    first: 'any',
    letters: [1, 2, 3, 4],
    lead: [1, 2, 3, 4],
    after: ':abcdefABCDEF',
    read: ipv6End,
    score: 0.85,
    scoreWithoutContext: 0.8,
  },
];

/** Addresses that name a machine somewhere; loopback, broadcast and documentation's 0.0.0.0 name nobody. */
function isPublicIp(match: string): boolean {
  return (
    !/^(?:127\.|0\.|255\.|22[4-9]\.|23\d\.)/.test(match) &&
    !/^\d\.\d\.\d\.\d$/.test(match.replace(/^(?:1\.1\.1\.1|8\.8\.[84]\.[84])$/, '100.1.1.1'))
  );
}
