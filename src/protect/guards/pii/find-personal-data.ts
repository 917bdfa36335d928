import type { NameModel } from './names/name-model.ts';
import { scanNames } from './names/scan-names.ts';
import type { PiiMatch } from './recogniser.ts';
import { scanPii } from './scan-pii.ts';

/**
 * Structured data and names of one text, in order and without overlaps. Where both claim a place the structured match,
 * which a checksum or context bears out, wins; an address keeps numbers inside of it.
 */
export function findPersonalData(text: string, model: NameModel, threshold = 0.5): PiiMatch[] {
  const structured = scanPii(text).filter((match) => match.score >= threshold);
  const names = scanNames(text, model).filter((match) => match.score >= threshold);
  const found: PiiMatch[] = [];
  let next = 0;
  for (const name of names) {
    while (next < structured.length && structured[next]!.end <= name.start) found.push(structured[next++]!);
    const other = structured[next];
    if (other === undefined || other.start >= name.end) found.push(name);
    else if (
      name.type === 'ADDRESS' &&
      other.start >= name.start &&
      other.end <= name.end &&
      isInside(other)
    ) {
      found.push(name);
      next++;
    }
  }
  found.push(...structured.slice(next));
  return found;
}

/** Kinds of numbers that a house number or a postcode is easily taken for. */
function isInside({ type }: PiiMatch): boolean {
  return type === 'PHONE_NUMBER' || type === 'DATE_OF_BIRTH' || type === 'ZIP_CODE';
}
