/**
 * Makes a text safe to store and show anywhere: no NUL (PostgreSQL refuses it), no lone surrogates (UTF-8 has none),
 * and no longer than a bound. Ordinary text is returned as it is, without a copy.
 */
export function cleanText(text: string, lengthMax: number): string {
  let clean = text.length > lengthMax ? text.slice(0, lengthMax) : text;
  if (clean.includes('\0')) clean = clean.replaceAll('\0', '\uFFFD');
  return clean.isWellFormed() ? clean : clean.toWellFormed();
}

/** The first line of a text, trimmed, as a message for people. */
export function firstLine(text: string, lengthMax = 512): string {
  const trimmed = text.length > 4 * lengthMax ? text.slice(0, 4 * lengthMax).trimStart() : text.trimStart();
  const end = trimmed.search(/[\r\n]/);
  return cleanText((end < 0 ? trimmed : trimmed.slice(0, end)).trimEnd(), lengthMax);
}
