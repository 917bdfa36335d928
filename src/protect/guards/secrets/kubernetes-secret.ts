import type { FindContext, SpecialReader, SpecialRule } from './find-context.ts';

/** How far `kind: Secret` and `data:` may be from one another. */
const APART_MAX = 400;
const LINES_MAX = 64;
const kindPattern =
  /kind["']?[ \t]{0,8}:[ \t]{0,64}["']?secret\b(?!["']?[ \t]{0,4}(?:Store|Provider|List))/iy;
const entryPattern =
  /[ \t]{0,40}["']?([\w.-]{1,253})["']?:[ \t]{0,8}(?:(?:\||>[-+]?)[ \t]{0,8}\r?\n[ \t]{0,40})?["']?([A-Za-z0-9+/]{10,}={0,3})["']?[ \t,}]{0,8}(?=\r?\n|$|#)/y;
/** The same without regard to lines, for manifests that are written in one or are damaged. */
const looseEntry =
  /\s[\w.-]{1,253}:(?:[ \t]{0,64}(?:\||>[-+]?)\s{1,64})?[ \t]{0,64}["']?([a-z0-9+/]{10,4096}={0,3})/gi;
const LOOSE_MAX = 600;
const metadataLine = /[ \t]{0,40}(?:[\w./-]{1,253}:[^\n]{0,400}|[#-][^\n]{0,400}|)\r?\n/y;

/** Values of a Secret manifest of Kubernetes: base64 under `data:`, in either order of the two lines. */
export const kubernetesSecret: SpecialRule = {
  kind: 'special',
  ids: ['kubernetes-secret-yaml'],
  anchors: ['kind', 'data:'],
  open: (context: FindContext): SpecialReader => {
    let kindAt = Number.NEGATIVE_INFINITY;
    let dataAt = Number.NEGATIVE_INFINITY;
    let readTo = 0;
    const read = () => {
      if (dataAt < readTo) return;
      if (Math.abs(kindAt - dataAt) <= APART_MAX && !isParted(context.text, kindAt, dataAt))
        readTo = readEntries(context, dataAt + 5);
    };
    return (at) => {
      if (/\w/.test(context.text[at - 1] ?? ' ')) return;
      if (context.text[at + 4] === ':' && /d/i.test(context.text[at]!)) {
        dataAt = at;
        read();
        return;
      }
      kindPattern.lastIndex = at;
      if (!kindPattern.test(context.text)) return;
      kindAt = at;
      read();
    };
  },
};

/** Whether a line of dashes begins another document between the two. */
function isParted(text: string, left: number, right: number): boolean {
  return /\n---/.test(text.slice(Math.min(left, right), Math.max(left, right)));
}

/** Answers how far was read. */
function readEntries(context: FindContext, from: number): number {
  const lines = readLines(context, from);
  if (lines.count > 0) return lines.end;
  const { text, report } = context;
  for (const match of text.slice(from, from + LOOSE_MAX).matchAll(looseEntry)) {
    const end = from + match.index + match[0].length;
    report('kubernetes-secret-yaml', end - match[1]!.length, end, 0.85);
  }
  return from + LOOSE_MAX;
}

/** Entries line by line; answers how many there were and where they end. */
function readLines({ text, report }: FindContext, from: number): { count: number; end: number } {
  let at = from;
  let count = 0;
  for (let line = 0; line < LINES_MAX; line++) {
    entryPattern.lastIndex = at;
    const entry = entryPattern.exec(text);
    if (entry !== null) {
      count++;
      const start = at + entry[0].lastIndexOf(entry[2]!);
      report('kubernetes-secret-yaml', start, start + entry[2]!.length, 0.9);
      at += entry[0].length;
      if (text.startsWith('\r\n', at)) at += 2;
      else if (text[at] === '\n') at++;
      continue;
    }
    metadataLine.lastIndex = at;
    const other = metadataLine.exec(text);
    // Anything else ends the block; so does a line that is not indented, but reading on is harmless within its reach.
    if (other === null) return { count, end: at };
    at += other[0].length;
  }
  return { count, end: at };
}
