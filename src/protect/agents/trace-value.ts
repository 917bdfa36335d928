import type { ArgumentOrigin } from '../../contracts/tool-call.ts';
import type { DataIndex, DataLeaf } from './data-index.ts';
import { hostOf } from './entities.ts';
import { foldValue, indexOfWhole, squeezeValue } from './fold-value.ts';
import { isMarked, type TrustedText } from './trusted-text.ts';

/** How far from an order a value still belongs to it, UTF-16 code units. */
const ORDER_REACH = 240;
const SQUEEZED_MIN = 6;
const ROOM_CHARS = 40;
const ROOM_WORDS = 3;

export interface Evidence {
  readonly trusted: TrustedText;
  readonly data: DataIndex;
}

export interface Origin extends Omit<ArgumentOrigin, 'argument'> {
  /** An order in data names it as well. */
  readonly isContested?: boolean;
}

/**
 * Where a value came from. The user's own words win; then a field of a record that the user named; then an order in
 * data that names it; then any field; then any passage. Compared as written, folded, without punctuation, and decoded.
 */
export function traceValue(value: string, evidence: Evidence, orderReach = ORDER_REACH): Origin {
  const writings = writingsOf(value);
  for (const writing of writings) {
    const found = inTrusted(writing, evidence.trusted);
    if (found !== undefined) return found;
  }
  if (!evidence.data.isComplete) return { origin: 'unsearched' };
  for (const writing of writings) {
    const found = inData(writing, evidence, orderReach);
    if (found !== undefined) return found;
  }
  return { origin: 'ungrounded' };
}

/** The value and what it may stand for: decoded, the host of an address. At most five. */
function writingsOf(value: string): readonly string[] {
  const writings = [value];
  const add = (text: string | undefined) => {
    if (text !== undefined && text !== '' && !writings.includes(text)) writings.push(text);
  };
  add(percentDecoded(value));
  add(value.replace(/^(?:mailto|tel):/i, ''));
  if (/^[\w+/=-]{12,}$/.test(value)) add(base64Decoded(value));
  if (/^https?:|^www\./i.test(value)) {
    add(value.replace(/^https?:\/\//i, '').replace(/\/$/, ''));
    add(hostOf(value));
  }
  return writings;
}

function inTrusted(value: string, trusted: TrustedText): Origin | undefined {
  const folded = foldValue(value);
  for (const entry of trusted.texts) {
    if (indexOfWhole(entry.folded, folded) < 0) continue;
    const start = entry.text.indexOf(value);
    return {
      origin: 'trusted',
      source: entry.path,
      ...(start < 0 ? {} : { start, end: start + value.length }),
    };
  }
  const squeezed = squeezeValue(value);
  const isTelling = squeezed.length >= SQUEEZED_MIN && /\p{N}/u.test(squeezed);
  return isTelling && trusted.squeezed.includes(squeezed) ? { origin: 'trusted' } : undefined;
}

function inData(value: string, { trusted, data }: Evidence, reach: number): Origin | undefined {
  const folded = foldValue(value);
  const squeezed = squeezeValue(value);
  let linked: Origin | undefined;
  let selected: Origin | undefined;
  let quoted: Origin | undefined;
  let prescribed: Origin | undefined;
  for (const leaf of data.leaves) {
    const at = holds(leaf, folded, squeezed, data);
    if (at === undefined) continue;
    const origin = place(leaf, value);
    if (leaf.isField && isMostOf(leaf.folded, folded)) {
      if (isMarked(data.records[leaf.record] ?? '', trusted)) linked ??= { origin: 'linked', ...origin };
      else selected ??= { origin: 'selected', ...origin };
    } else if (isNearOrder(leaf, origin.start, reach)) prescribed ??= { origin: 'prescribed', ...origin };
    else quoted ??= { origin: 'quoted', ...origin };
  }
  if (linked !== undefined) return { ...linked, isContested: prescribed !== undefined };
  return prescribed ?? selected ?? quoted;
}

/** A field that says little else than the value: a name beside an address, no sentence around it. */
function isMostOf(field: string, value: string): boolean {
  if (field.length > value.length + ROOM_CHARS) return false;
  return field.length <= value.length + 8 || wordCount(field) - wordCount(value) <= ROOM_WORDS;
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

/** Whether a leaf holds a value, in any writing. */
function holds(leaf: DataLeaf, folded: string, squeezed: string, data: DataIndex): true | undefined {
  if (indexOfWhole(leaf.folded, folded) >= 0) return true;
  const isTelling = squeezed.length >= SQUEEZED_MIN && /\p{N}/u.test(squeezed);
  return isTelling && data.squeezed(leaf).includes(squeezed) ? true : undefined;
}

function place(leaf: DataLeaf, value: string): { source: string; start?: number; end?: number } {
  const start = leaf.text.toLowerCase().indexOf(value.toLowerCase());
  return { source: leaf.path, ...(start < 0 ? {} : { start, end: start + value.length }) };
}

/** A value whose place is unknown counts as near: it was found in another writing. */
function isNearOrder(leaf: DataLeaf, start: number | undefined, reach: number): boolean {
  return leaf.orders.some(
    (order) => start === undefined || (start >= order.start - reach && start <= order.end + reach),
  );
}

function percentDecoded(value: string): string | undefined {
  try {
    return value.includes('%') ? decodeURIComponent(value) : undefined;
  } catch {
    // A lone percent sign: the value means what it says.
    return undefined;
  }
}

function base64Decoded(value: string): string | undefined {
  try {
    const text = atob(value.replaceAll('-', '+').replaceAll('_', '/'));
    return /^[\x20-\x7e]{6,}$/.test(text) ? text : undefined;
  } catch {
    // Letters that happen to look like base64.
    return undefined;
  }
}
