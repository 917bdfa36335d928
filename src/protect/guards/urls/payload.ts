import { decodePieces } from '../injection/decode.ts';
import type { Address } from './parse-address.ts';

/** What an address can carry away, besides its host's own name. */
export interface Payload {
  /** Path, query and subdomains, decoded as far as they can be. */
  readonly text: string;
  /** Whether a part of it is encoded or too long for a name. */
  readonly isDense: boolean;
  /** Units of the query, of the longest part of the path and of the subdomains. */
  readonly units: number;
}

const DENSE_PART = 28;

export function payloadOf({ host, path, rest }: Address): Payload {
  const labels = host.split('.').slice(0, -2);
  const parts = [
    ...path.split('/'),
    ...rest.split(/[?&#]/).map((pair) => pair.slice(pair.indexOf('=') + 1)),
    ...labels,
  ].filter((part) => part.length > 0);
  const plain = parts.map(percentDecoded);
  const decoded = [...plain, ...plain.flatMap((part) => decodePieces(part).map((piece) => piece.text))];
  const isDense = plain.some((part) => isDensePart(part)) || decoded.length > plain.length;
  const units =
    rest.length + Math.max(0, ...path.split('/').map((part) => part.length)) + labels.join('').length;
  return { text: decoded.join(' '), isDense, units };
}

/** A long run without word breaks that mixes digits and letters, or several words in one value. */
function isDensePart(part: string): boolean {
  if (part.length >= DENSE_PART && /\s/.test(part)) return true;
  return (
    part.length >= DENSE_PART &&
    /[0-9]/.test(part) &&
    /[a-z]/i.test(part) &&
    !/[-_.].*[-_.].*[-_.]/.test(part)
  );
}

function percentDecoded(part: string): string {
  try {
    return decodeURIComponent(part.replace(/\+/g, ' '));
  } catch {
    // Not UTF-8 behind the percent signs: it is looked at as it stands.
    return part;
  }
}
