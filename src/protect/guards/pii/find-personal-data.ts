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
    else if (name.type === 'ADDRESS' && isInside(other, name)) {
      found.push(name);
      next++;
    }
  }
  found.push(...structured.slice(next));
  return found;
}

/** Whether a number is only a part of the address: house numbers and postcodes are easily taken for others. */
function isInside(number: PiiMatch, address: PiiMatch): boolean {
  if (number.start < address.start || number.end > address.end) return false;
  const isMost = (number.end - number.start) * 2 > address.end - address.start;
  return !isMost && ['PHONE_NUMBER', 'DATE_OF_BIRTH', 'ADDRESS'].includes(number.type);
}
