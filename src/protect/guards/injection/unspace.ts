import type { Folded } from './fold.ts';

/** Five letters or digits, each followed by the same separator: the least that is taken for spacing as a disguise. */
const spacedProbe = /(?:^|[^a-z0-9])[a-z]([ .\-_*|,/+~])(?:[a-z0-9]\1){3}[a-z]/;
const RUN_MIN = 5;
/** Other marks than spaces stand between letters so rarely that two letters are enough. */
const MARKED_RUN_MIN = 2;

/**
 * Joins letters that were spread by a separator ("i g n o r e", "i.g.n.o.r.e") into words again. Inside a run, a
 * separator standing where a letter would, or two separators in a row, ends a word. Answers null when there is no run.
 */
export function unspace(folded: Folded): Folded | null {
  if (!spacedProbe.test(folded.text)) return null;
  const source = folded.text;
  const offsets = new Uint32Array(source.length + 1);
  const pieces: string[] = [];
  let length = 0;
  const keep = (index: number, text = source[index]!) => {
    offsets[length++] = folded.offsets === null ? index : folded.offsets[index]!;
    pieces.push(text);
  };
  for (let index = 0; index < source.length; ) {
    const end = runEnd(source, index);
    if (end === index) keep(index++);
    else {
      index = joinRun(source, index, end, keep);
    }
  }
  offsets[length] = folded.offsets === null ? source.length : folded.offsets[folded.offsets.length - 1]!;
  return { text: pieces.join(''), offsets: offsets.slice(0, length + 1), hiddenRun: folded.hiddenRun };
}

/** End of a run of single letters that begins here, or `start`. */
function runEnd(source: string, start: number): number {
  if (!isWordUnit(source, start) || isWordUnit(source, start - 1)) return start;
  const separator = source[start + 1];
  if (separator === undefined || !' .-_*|,/+~'.includes(separator)) return start;
  let letters = 0;
  let index = start;
  while (index < source.length) {
    if (source[index] === separator) index++;
    else if (
      source[index + 1] === separator ||
      index + 1 >= source.length ||
      !isWordUnit(source, index + 1)
    ) {
      letters++;
      index += 1;
      if (source[index] !== separator) break;
      index++;
    } else break;
  }
  return letters >= (separator === ' ' ? RUN_MIN : MARKED_RUN_MIN) ? Math.min(index, source.length) : start;
}

function joinRun(
  source: string,
  start: number,
  end: number,
  keep: (index: number, text?: string) => void,
): number {
  const separator = source[start + 1];
  for (let index = start; index < end; ) {
    if (source[index] === separator || source[index] === ' ') keep(index++, ' ');
    else {
      keep(index++);
      if (index < end && source[index] === separator) index++;
    }
  }
  return end;
}

function isWordUnit(source: string, index: number): boolean {
  const code = source.charCodeAt(index);
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code > 127;
}
