import type { PiiRecogniser } from './recogniser.ts';

/** Documents and dates of a person. E-mail addresses, telephone numbers and addresses of machines have files of their own. */
export const documentRecognisers: readonly PiiRecogniser[] = [
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
    letters: [1, 2],
    pattern: /[A-Z]{0,2}\d{6,9}(?![A-Za-z0-9])/y,
    score: 0.8,
    context: /passport|reisepass|passeport|pasaporte|passaporto|paspoort|паспорт|护照/,
  },
  {
    type: 'US_DRIVER_LICENSE',
    first: 'any',
    lead: [4, 5, 6, 7, 8, 9, 10, 11, 12],
    letters: [1, 2],
    pattern: /[A-Z]{0,2}\d{4,14}(?:-\d{3,5}){0,4}[A-Z]{0,2}(?![A-Za-z0-9])/iy,
    score: 0.75,
    context:
      /driv(?:er|ing)'?s? licen[cs]e|\bdl ?(?:no\.?|number|#|:)|f[üu]hrerschein|permis de conduire|licencia de conducir|patente/,
  },
  {
    type: 'MEDICAL_RECORD',
    first: 'letter',
    letters: [3],
    pattern: /MRN[-:#]?\d{5,12}(?![A-Za-z0-9])/y,
    score: 0.8,
    scoreWithoutContext: 0.75,
  },
  {
    type: 'MEDICAL_RECORD',
    first: 'any',
    lead: [5, 6, 7, 8, 9, 10, 11, 12],
    letters: [1, 2, 3, 4],
    pattern: /[A-Z]{0,4}-?\d{5,12}(?![A-Za-z0-9])/y,
    score: 0.75,
    context: /\b(?:mrn|medical record|patient (?:id|number|no))/,
  },
];
