import type { PiiRecogniser } from './recogniser.ts';

/** Ways to reach a person or a device. E-mail addresses are found from their `@` instead. */
export const contactRecognisers: readonly PiiRecogniser[] = [
  {
    // Addresses of private networks name a machine inside only; without a word about whose it is they stay a note.
    type: 'IP_ADDRESS',
    first: 'digit',
    lead: [2, 3],
    after: '.',
    pattern: /(?:10\.\d{1,3}|192\.168|172\.(?:1[6-9]|2\d|3[01])|169\.254)\.\d{1,3}\.\d{1,3}(?![\d])(?!\.\d)/y,
    score: 0.8,
    scoreWithoutContext: 0.45,
    context: /\bip\b|ip[ -]address|client|visitor|logged in|login|user|address|blocked|host/,
  },
  {
    type: 'IP_ADDRESS',
    first: 'digit',
    lead: [1, 2, 3],
    after: '.',
    pattern: /(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}(?![\d])(?!\.\d)/y,
    score: 0.8,
    scoreWithoutContext: 0.8,
    isValid: isPublicIp,
  },
  {
    type: 'MAC_ADDRESS',
    first: 'any',
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
    lead: [1, 2, 3, 4],
    after: ':abcdefABCDEF',
    pattern: /[0-9a-fA-F]{1,4}:[0-9a-fA-F:]{2,38}(?![:\w])/y,
    score: 0.85,
    scoreWithoutContext: 0.8,
    isValid: isIpv6,
  },
  {
    type: 'DATE_OF_BIRTH',
    first: 'digit',
    lead: [1, 2, 4],
    after: './- snrt',
    pattern:
      /(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8},? (?:19|20)\d{2})(?!\d)/y,
    score: 0.85,
    context:
      /\b(?:born|birth|dob|d\.o\.b|geboren|geburtsdatum|geb\.|n[ée]e? le|naissance|nacid|nacimiento|nato il|nata il|nascita|geboortedatum|urodzon|дата рождения|生年月日|出生)/,
  },
  {
    type: 'PASSPORT',
    first: 'any',
    lead: [6, 7, 8, 9],
    pattern: /[A-Z]{0,2}\d{6,9}(?![A-Za-z0-9])/y,
    score: 0.8,
    context: /passport|reisepass|passeport|pasaporte|passaporto|paspoort|паспорт|护照/,
  },
  {
    type: 'US_DRIVER_LICENSE',
    first: 'any',
    lead: [4, 5, 6, 7, 8, 9, 10, 11, 12],
    pattern: /[A-Z]{0,2}\d{4,14}(?:-\d{3,5}){0,4}[A-Z]{0,2}(?![A-Za-z0-9])/iy,
    score: 0.75,
    context: /driv(?:er|ing)'?s? licen[cs]e|f[üu]hrerschein|permis de conduire|licencia de conducir|patente/,
  },
  {
    type: 'MEDICAL_RECORD',
    first: 'any',
    lead: [5, 6, 7, 8, 9, 10, 11, 12],
    pattern: /[A-Z]{0,4}-?\d{5,12}(?![A-Za-z0-9])/y,
    score: 0.75,
    context: /\b(?:mrn|medical record|patient (?:id|number|no))/,
  },
];

/** Addresses that name a machine somewhere; loopback, broadcast and documentation's 0.0.0.0 name nobody. */
function isPublicIp(match: string): boolean {
  return (
    !/^(?:127\.|0\.|255\.|22[4-9]\.|23\d\.)/.test(match) &&
    !/^\d\.\d\.\d\.\d$/.test(match.replace(/^(?:1\.1\.1\.1|8\.8\.[84]\.[84])$/, '100.1.1.1'))
  );
}

function isIpv6(match: string): boolean {
  if (!match.includes(':') || /:::|^:[^:]/.test(match) || /[^:]:$/.test(match)) return false;
  const groups = match.split(':').filter((group) => group !== '');
  if (groups.some((group) => group.length > 4)) return false;
  const isShort = match.includes('::');
  if (match.indexOf('::') !== match.lastIndexOf('::')) return false;
  // Times and ratios have colons as well: a short form must have a hexadecimal look.
  return isShort
    ? groups.length >= 2 && groups.length <= 7 && /[0-9a-f]{3,4}/i.test(match)
    : groups.length === 8;
}
