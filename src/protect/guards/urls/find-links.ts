import { plainAddress } from './parse-address.ts';

/** How a client treats an address in a text. */
export type LinkKind = 'image' | 'embed' | 'link' | 'bare';

export interface FoundLink {
  readonly kind: LinkKind;
  /** The address alone, UTF-16 units of the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly url: string;
}

/** Longest address that is read as one. */
export const URL_UNITS_MAX = 480;
const LINKS_MAX = 400;
const LABEL_REACH = 300;

/** `](`, `src=`, `url(` and the like, a reference's definition, or a scheme: everything an address can follow. */
const starts =
  /\]\(\s{0,4}<?|\]:[ \t]{0,4}<?|\b(src|srcset|href|xlink:href|action|formaction|poster|background|data|ping|manifest|cite|longdesc|codebase)\s{0,4}=\s{0,4}["']?|\burl\(\s{0,4}["']?|@import\s{1,4}["']|\burl=(?=["']?\s{0,2}(?:https?:)?[/\\]{2})|\b(?:https?|ftps?|wss?|javascript|vbscript|file|data):/gi;
const embedding = new Set(['src', 'srcset', 'poster', 'background', 'data', 'manifest', 'ping']);
const stop = /[\s<>"'`]/;
/** Browsers drop tabs and line breaks inside of a quoted address. */
const quotedStop = /[ <>"'`]/;

/**
 * Every address in a text: markdown links, images, references and autolinks, HTML attributes, `srcset`, style sheets,
 * and bare ones. Linear in the text.
 */
export function findLinks(text: string): FoundLink[] {
  const links: FoundLink[] = [];
  const imageLabels = labelsOfImages(text);
  let from = 0;
  starts.lastIndex = 0;
  for (let match = starts.exec(text); match !== null && links.length < LINKS_MAX; match = starts.exec(text)) {
    const isBare = match[0].endsWith(':') && !match[0].startsWith(']');
    const start = isBare ? match.index : match.index + match[0].length;
    if (start < from) continue;
    const end = endOfUrl(text, start, match[0]);
    if (end === start) continue;
    const kind = isBare ? 'bare' : kindOf(text, match, imageLabels);
    for (const part of partsOf(text, start, end, match[1]?.toLowerCase())) links.push({ kind, ...part });
    from = end;
    starts.lastIndex = Math.max(starts.lastIndex, end);
  }
  return links.filter(({ kind, url }) => isAddress(kind, url));
}

/** A relative address stays with the page that shows it; only a scheme or two slashes lead elsewhere. */
function isAddress(kind: LinkKind, url: string): boolean {
  const plain = plainAddress(url);
  if (/^[a-z][a-z0-9+.-]{1,24}:/i.test(plain)) return true;
  return kind !== 'bare' && /^[/\\]{2}/.test(plain);
}

function endOfUrl(text: string, start: number, lead: string): number {
  const limit = Math.min(text.length, start + URL_UNITS_MAX);
  const isParenthesised = lead.startsWith('](') || lead.toLowerCase().startsWith('url(');
  const isSet = lead.toLowerCase().startsWith('srcset');
  const quote = /["']$/.exec(lead)?.[0];
  const stops = quote === undefined ? stop : quotedStop;
  let depth = 0;
  let end = start;
  for (; end < limit; end++) {
    const unit = text[end]!;
    if (isSet && quote !== undefined ? unit === quote : stops.test(unit)) break;
    if (unit === '(') depth++;
    else if (unit === ')' && depth-- === 0 && (isParenthesised || quote === undefined)) break;
    else if (unit === '\\' && isBackslashStop(text, end)) break;
  }
  return isParenthesised || quote !== undefined ? end : trimEnd(text, start, end);
}

/** In JSON text an escaped quote or line break ends an address. */
function isBackslashStop(text: string, at: number): boolean {
  const next = text[at + 1];
  return next === '"' || next === 'n' || next === 'r' || next === 't';
}

function trimEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && '.,;:!?)]}*_|'.includes(text[last - 1]!)) last--;
  return last;
}

function partsOf(
  text: string,
  start: number,
  end: number,
  attribute: string | undefined,
): { readonly start: number; readonly end: number; readonly url: string }[] {
  if (attribute !== 'srcset') return [{ start, end, url: text.slice(start, end) }];
  const parts = [];
  for (const match of text.slice(start, end).matchAll(/[^\s,]{4,}/g)) {
    const at = start + match.index;
    parts.push({ start: at, end: at + match[0].length, url: match[0] });
  }
  return parts;
}

function kindOf(text: string, match: RegExpExecArray, imageLabels: ReadonlySet<string>): LinkKind {
  const lead = match[0].toLowerCase();
  if (lead.startsWith('](')) return isImage(text, match.index) ? 'image' : 'link';
  if (lead.startsWith(']:')) {
    const open = text.lastIndexOf('[', match.index);
    return imageLabels.has(text.slice(open + 1, match.index).toLowerCase()) ? 'image' : 'link';
  }
  if (lead.startsWith('url') || lead.startsWith('@import')) return 'embed';
  const attribute = match[1]!.toLowerCase();
  if (attribute === 'href' || attribute === 'xlink:href')
    return isInside(text, match.index) ? 'embed' : 'link';
  return embedding.has(attribute) ? 'embed' : 'link';
}

/** `<link href>` and SVG's `<image href>`, `<use href>` are fetched without a click. */
function isInside(text: string, at: number): boolean {
  const open = text.lastIndexOf('<', at);
  return (
    open >= 0 &&
    at - open < LABEL_REACH &&
    /^<(?:link|image|use|base|feimage)\b/i.test(text.slice(open, open + 10))
  );
}

/** Whether the bracket that closes here was opened by `![`. */
function isImage(text: string, close: number): boolean {
  let depth = 0;
  for (let at = close; at >= Math.max(0, close - LABEL_REACH); at--) {
    if (text[at] === ']') depth++;
    else if (text[at] === '[' && --depth === 0) return text[at - 1] === '!';
  }
  return false;
}

/** Labels that `![text][label]` and `![label]` refer to. */
function labelsOfImages(text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  if (!text.includes('![')) return labels;
  for (const match of text.matchAll(/!\[([^\]\n]{0,200})\](?:\[([^\]\n]{0,200})\])?/g))
    labels.add((match[2] || match[1] || '').toLowerCase());
  return labels;
}
