import { describe, expect, it } from 'vitest';
import { scanPii } from './scan-pii.ts';

const found: readonly [type: string, text: string, value: string][] = [
  ['EMAIL_ADDRESS', 'Write to jane.doe+x@mail.example.org.', 'jane.doe+x@mail.example.org'],
  ['PHONE_NUMBER', 'Call +49 30 901820 now', '+49 30 901820'],
  ['PHONE_NUMBER', 'My number: (212) 555-0147', '(212) 555-0147'],
  ['PHONE_NUMBER', 'They are not answering at 0348 2102744', '0348 2102744'],
  ['PHONE_NUMBER', 'Reach me at +1-202-555-0173 ext. 12', '+1-202-555-0173 ext. 12'],
  ['CREDIT_CARD', 'card 4111-1111-1111-1111', '4111-1111-1111-1111'],
  ['CREDIT_CARD', 'amex 3782 822463 10005', '3782 822463 10005'],
  ['IBAN_CODE', 'to DE89 3704 0044 0532 0130 00 please', 'DE89 3704 0044 0532 0130 00'],
  ['IBAN_CODE', 'my iban is gb29nwbk60161331926819', 'gb29nwbk60161331926819'],
  ['US_SSN', 'SSN 536-22-8726', '536-22-8726'],
  ['UK_NINO', 'National Insurance AB 12 34 56 C', 'AB 12 34 56 C'],
  ['DE_TAX_ID', 'Steuer-ID 86095742719', '86095742719'],
  ['FR_INSEE', 'sécurité sociale 2 69 05 49 588 157 80', '2 69 05 49 588 157 80'],
  ['ES_NIF', 'DNI 12345678Z', '12345678Z'],
  ['ES_NIE', 'NIE X1234567L', 'X1234567L'],
  ['IT_FISCAL_CODE', 'cf RSSMRA85T10A562S', 'RSSMRA85T10A562S'],
  ['NL_BSN', 'BSN 111222333', '111222333'],
  ['PL_PESEL', 'PESEL: 44051401359', '44051401359'],
  ['BR_CPF', 'CPF 529.982.247-25', '529.982.247-25'],
  ['IN_AADHAAR', 'Aadhaar 2341 2341 2346', '2341 2341 2346'],
  ['IP_ADDRESS', 'from 81.2.69.142 today', '81.2.69.142'],
  ['IP_ADDRESS', 'from 2001:db8:85a3::8a2e:370:7334 today', '2001:db8:85a3::8a2e:370:7334'],
  ['MAC_ADDRESS', 'device 00:1A:2B:3C:4D:5E', '00:1A:2B:3C:4D:5E'],
  ['CRYPTO', 'to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
  ['CRYPTO', 'to bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
  ['DATE_OF_BIRTH', 'born on 12.03.1985 in Rome', '12.03.1985'],
  ['ABA_ROUTING_NUMBER', 'routing number 021000021', '021000021'],
];

const innocent = [
  'Order 4111 1111 1111 1112 shipped',
  'Timestamp 1716912345678 and 1716912345',
  'Version 10.2.3.4, release 2.0.1.7',
  'id 123e4567-e89b-12d3-a456-426614174000',
  'commit 4f2a9c1e8b7d6f5a3c2b1d0e9f8a7b6c5d4e3f2a',
  'Meeting on 2024-05-17 at 12:30:45, ratio 16:9',
  'SKU 86095742719, lot 44051401359, batch 111222333',
  'Pages 123-456, chapter 3.14, 1,000,000 users',
  'ISBN 978-3-16-148410-0',
  'bind 10.0.0.10 and 127.0.0.1',
  'import x from "@scope/package" // user@host',
  'DE89 3704 0044 0532 0130 01',
  '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb',
  'range 100-200-300, 1/2/3, 50 000 EUR, 2023/2024',
];

describe('scanning for personal data', () => {
  it.each(found)('finds %s in "%s"', (type, text, value) => {
    const matches = scanPii(text).filter((match) => match.score >= 0.5);
    expect(matches.map((match) => [match.type, text.slice(match.start, match.end)])).toEqual([[type, value]]);
  });

  it.each(innocent)('leaves alone: %s', (text) => {
    expect(scanPii(text).filter((match) => match.score >= 0.5)).toEqual([]);
  });

  it('refuses every card and IBAN with one digit changed', () => {
    for (const value of ['4111111111111111', '5500005555555559', 'GB29NWBK60161331926819']) {
      for (let at = value.length - 8; at < value.length; at++) {
        const digit = (Number(value[at]) + 1) % 10;
        const changed = value.slice(0, at) + digit + value.slice(at + 1);
        expect(scanPii(changed).filter((match) => match.score >= 0.5)).toEqual([]);
      }
    }
  });

  it.each(['1 ', '+1 ', '(212)', 'a@', '1:', 'phone 12 34 ', '12-'])(
    'reads 300 kB of %s in bounded time',
    (unit) => {
      const text = unit.repeat(Math.ceil(300_000 / unit.length));
      const start = performance.now();
      scanPii(text);
      // A quadratic scan would take minutes; the bound leaves room for a busy machine.
      expect(performance.now() - start).toBeLessThan(3_000);
    },
  );
});
