import { describe, expect, it } from 'vitest';
import { scanPii } from './scan-pii.ts';

/** Random numbers with right check digits, as python-stdnum 2.2 judges them; nobody's on purpose. */
const valid: readonly [type: string, text: string, value: string][] = [
  ['AT_SVNR', 'SVNR: 1951100669', '1951100669'],
  ['CH_AHV', 'AHV: 7566008556084', '7566008556084'],
  ['NO_FODSELSNUMMER', 'fødselsnummer: 10039167080', '10039167080'],
  ['PT_NIF', 'NIF: 108750760', '108750760'],
  ['RO_CNP', 'CNP: 1921125469265', '1921125469265'],
  ['BG_EGN', 'ЕГН: 9304246140', '9304246140'],
  ['HR_OIB', 'OIB: 86030791781', '86030791781'],
  ['BALTIC_ID', 'isikukood: 35811162621', '35811162621'],
  ['IE_PPS', 'PPS: 9419464I', '9419464I'],
  ['ZA_ID', 'ID number: 8609200776086', '8609200776086'],
  ['MX_CURP', 'curp: BOXW540405HNERXN01', 'BOXW540405HNERXN01'],
  ['CL_RUT', 'RUT: 24432114-3', '24432114-3'],
  ['AR_CUIT', 'CUIT: 20090154088', '20090154088'],
  ['IL_ID', 'Israeli ID: 525553632', '525553632'],
  ['TH_ID', 'Thai ID: 4975985198132', '4975985198132'],
  ['US_NPI', 'NPI: 1234567893', '1234567893'],
  ['MEDICAL_LICENSE', 'DEA: AB1234563', 'AB1234563'],
  ['US_MBI', 'Medicare: 1EG4-TE5-MK73', '1EG4-TE5-MK73'],
  ['MX_CLABE', 'CLABE: 032180000118359719', '032180000118359719'],
  ['SG_NRIC_FIN', 'nric: S1234567D', 'S1234567D'],
  ['HK_ID', 'id: A123456(3)', 'A123456(3)'],
  ['TW_ID', 'Taiwan ID: A123456789', 'A123456789'],
  ['VEHICLE_ID', 'VIN: 1HGCM82633A004352', '1HGCM82633A004352'],
  ['CZ_SK_RODNE_CISLO', 'rodné číslo: 710319/2745', '710319/2745'],
];

describe('numbers of persons with check digits', () => {
  it.each(valid)('finds %s in "%s"', (type, text, value) => {
    const found = scanPii(text).map((match) => [match.type, text.slice(match.start, match.end)]);
    expect(found).toEqual([[type, value]]);
  });

  it.each(valid.filter(([type]) => !['US_MBI', 'VEHICLE_ID'].includes(type)))(
    'leaves %s alone once a digit is changed: %s',
    (type, text, value) => {
      const at = value.search(/[1-8](?=\D*\d)/);
      const changed = value.slice(0, at) + (Number(value[at]) + 1) + value.slice(at + 1);
      const found = scanPii(text.replace(value, changed)).map((match) => match.type);
      expect(found).not.toContain(type);
    },
  );
});
