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
  ['PHONE_NUMBER', 'Ruf +33 6 12 34 56 78 an', '+33 6 12 34 56 78'],
  ['PHONE_NUMBER', 'Ruf +81-3-1234-5678 an', '+81-3-1234-5678'],
  ['PHONE_NUMBER', '手机号是13800138000。', '13800138000'],
  ['IBAN_CODE', 'My number is ES91 2100 0418 4502 0005 1332 thanks', 'ES91 2100 0418 4502 0005 1332'],
  ['IBAN_CODE', 'GB29-NWBK-6016-1331-9268-19', 'GB29-NWBK-6016-1331-9268-19'],
  ['CREDIT_CARD', 'cc 4111.1111.1111.1111', '4111.1111.1111.1111'],
  ['CN_ID', '身份证：11010519491231002X', '11010519491231002X'],
  ['CRYPTO', 'to LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1', 'LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1'],
  ['CRYPTO', 'to DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L', 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L'],
  ['CRYPTO', 'to rN7n7otQDd6FczFgLdSqtcsAUxDkw6fzRH', 'rN7n7otQDd6FczFgLdSqtcsAUxDkw6fzRH'],
  ['CRYPTO', 'to TJRabPrwbZy45sbavfcjinPJC18kjpRTv8', 'TJRabPrwbZy45sbavfcjinPJC18kjpRTv8'],
  ['CRYPTO', 'to t1VpYecBW4UudbGcy4ufh61eWxQCoFaUrPs', 't1VpYecBW4UudbGcy4ufh61eWxQCoFaUrPs'],
  [
    'CRYPTO',
    'to cosmos1depk54cuajgkzea6zpgkq36tnjwdzv4afc3d27',
    'cosmos1depk54cuajgkzea6zpgkq36tnjwdzv4afc3d27',
  ],
  ['CRYPTO', 'to qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a', 'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a'],
  [
    'CRYPTO',
    'wallet DYw8jCTfwHNRJhhmFcbXvVDTqWMEVFBX6ZKUmG5CNSKK',
    'DYw8jCTfwHNRJhhmFcbXvVDTqWMEVFBX6ZKUmG5CNSKK',
  ],
  ['IP_ADDRESS', 'from ::ffff:81.2.69.142 today', '::ffff:81.2.69.142'],
  ['SWIFT_BIC', 'BIC DEUTDEFF', 'DEUTDEFF'],
  ['MEDICAL_RECORD', 'chart MRN-0048213', 'MRN-0048213'],
  ['AE_EMIRATES_ID', 'id 784-1980-1234567-8', '784-1980-1234567-8'],
  ['RU_SNILS', 'СНИЛС 112-233-445 95', '112-233-445 95'],
  ['PK_CNIC', 'CNIC 35202-1234567-1', '35202-1234567-1'],
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
  'part number 719-04-9695X',
  'Chrome/97.9.224.197 and nginx/1.20.11.4, firmware 12.30.41.5, see section 6.5.15.8',
  'logo@2x.png, git@github.com:org/repo.git',
  'FR63 8900 4683 5253 1595 9757 946',
  '2471 4013 5192 1040 1624 01',
  'diff +1023 -4410, score +12345678901234567',
  'EAN 4739803042877',
  'LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc2',
  'cosmos1depk54cuajgkzea6zpgkq36tnjwdzv4afc3d28',
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
