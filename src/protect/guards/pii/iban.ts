/** Length of an IBAN by country (SWIFT IBAN registry). */
const ibanLengths =
  'AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30';
const ibanLength = new Map<string, number>();
for (let index = 0; index < ibanLengths.length; index += 4) {
  ibanLength.set(ibanLengths.slice(index, index + 2), Number(ibanLengths.slice(index + 2, index + 4)));
}

/** Country and check digits, which come last when the number is checked. */
const HEAD = 4;

/**
 * End of the IBAN that begins at `index`, or -1: as many letters and digits as its country has, one space, no-break space,
 * hyphen or point at most between two, and the right check digits.
 */
export function ibanEnd(text: string, index: number): number {
  const length = ibanLength.get(text.slice(index, index + 2).toUpperCase());
  if (length === undefined || !isDigit(text.charCodeAt(index + 2)) || !isDigit(text.charCodeAt(index + 3)))
    return -1;
  let count = 0;
  let rest = 0;
  let at = index;
  for (; count < length; at++) {
    const code = text.charCodeAt(at);
    if (isAlnum(code)) {
      if (count >= HEAD) rest = appended(rest, code);
      count++;
    } else if (!isSeparator(code) || count < HEAD || !isAlnum(text.charCodeAt(at - 1))) return -1;
  }
  if (isAlnum(text.charCodeAt(at))) return -1;
  for (let head = 0; head < HEAD; head++) rest = appended(rest, text.charCodeAt(index + head));
  return rest === 1 ? at : -1;
}

/** ISO 7064 MOD 97-10: a letter is two digits, A being 10. */
function appended(rest: number, code: number): number {
  return isDigit(code) ? (rest * 10 + code - 48) % 97 : (rest * 100 + (code | 32) - 87) % 97;
}

function isSeparator(code: number): boolean {
  return code === 32 || code === 45 || code === 46 || code === 0xa0 || code === 0x202f;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isAlnum(code: number): boolean {
  return isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
}
