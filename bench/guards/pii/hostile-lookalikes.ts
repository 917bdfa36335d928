import { seededRandom } from '../../../tools/train-pii/seeded-random.ts';

const r = seededRandom(77);
const from = (alphabet: string, length: number) =>
  Array.from({ length }, () => alphabet[Math.floor(r() * alphabet.length)]).join('');
const D = (length: number) => from('0123456789', length);
const H = (length: number) => from('0123456789abcdef', length);
const pick = <T>(list: readonly T[]): T => list[Math.floor(r() * list.length)]!;

/** The digit that makes a number pass Luhn's check. */
function luhnDigit(body: string): number {
  for (let check = 0; check < 10; check++) {
    const sum = [...`${body}${check}`].reverse().reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
    if (sum % 10 === 0) return check;
  }
  return 0;
}

/** A card's number, with a wrong last digit unless `isRight`. */
function card(isRight: boolean, separator = ''): string {
  const body = `4${D(14)}`;
  const check = luhnDigit(body);
  const number = `${body}${isRight ? check : (check + 1 + Math.floor(r() * 9)) % 10}`;
  return separator === '' ? number : number.replace(/(.{4})(?=.)/g, `$1${separator}`);
}

const ctxs = [
  '{}',
  'order {}',
  'invoice {}',
  'id={}',
  'ref: {}',
  'tracking number {}',
  'The value is {}.',
  '"id": "{}"',
  'ticket #{}',
  '{} rows',
  'see {} for details',
  'serial {}',
  'product code {}',
  'batch {}',
  'session {}',
];

/** What looks like personal data and is none, each made anew at every call. */
export const hostileLookalikes: Readonly<Record<string, () => string>> = {
  badcard: () => `card ${card(false, pick(['', ' ', '-']))}`,
  badcard2: () => `pay with ${card(false, pick(['', ' ', '-']))} please`,
  luhnInRun: () => pick(ctxs).replace('{}', D(3) + card(true) + D(4)),
  luhnInRun2: () => pick(ctxs).replace('{}', card(true) + D(9)),
  luhnInHex: () => `hash ${H(8)}${card(true)}${H(8)}`,
  luhnDot: () => `0.${card(true)}`,
  luhnUnder: () => `id_${card(true)}`,
  luhnUuid: () => `${H(8)}-${card(true).slice(0, 4)}-4${D(3)}-8${D(3)}-${D(12)}`,
  badiban: () => {
    const b = 'DE' + D(20);
    return pick(['IBAN {}', 'account {}', 'transfer to {}']).replace(
      '{}',
      pick([b, b.replace(/(.{4})(?=.)/g, '$1 ')]),
    );
  },
  badiban2: () => `GB${D(2)}WEST${D(14)}`,
  badiban3: () => `FR${D(2)} ${D(4)} ${D(4)} ${D(4)} ${D(4)} ${D(4)} ${D(3)}`,
  ssn: () =>
    pick(['SSN {}', 'id {}']).replace(
      '{}',
      pick([`000-${D(2)}-${D(4)}`, `666-12-${D(4)}`, `123-00-${D(4)}`, `123-45-0000`]),
    ),
  part: () => `part number ${D(3)}-${D(2)}-${D(4)}X`,
  partno: () => `part ${D(3)}-${D(3)}-${D(3)}`,
  ts: () =>
    pick(ctxs).replace('{}', pick(['17' + D(8), '17' + D(11), '16' + D(8) + '.' + D(3), '17' + D(17)])),
  iso: () =>
    `2024-0${1 + Math.floor(r() * 9)}-${10 + Math.floor(r() * 18)}T${10 + Math.floor(r() * 13)}:${10 + Math.floor(r() * 49)}:${10 + Math.floor(r() * 49)}.${D(3)}Z`,
  compact: () => `backup-2024${pick(['01', '05', '12'])}${10 + Math.floor(r() * 18)}${D(6)}.tar.gz`,
  ver: () =>
    pick([
      'version {}',
      'v{}',
      'release {}',
      'Chrome/{}',
      'upgraded from {} to 2.0',
      'package@{}',
      'nginx/{}',
      'firmware {}',
      'driver version {}',
      'kernel {}',
      '{} is the latest version',
      'build {}',
      'AssemblyVersion("{}")',
      '"version": "{}"',
      'User-Agent: X/{}',
    ]).replace(
      '{}',
      `${1 + Math.floor(r() * 120)}.${Math.floor(r() * 20)}.${Math.floor(r() * 250)}.${Math.floor(r() * 250)}`,
    ),
  oid: () => `OID 1.3.6.1.4.1.${D(4)}.${D(1)}`,
  oid2: () => `1.2.840.113549.1.1.${D(2)}`,
  section: () =>
    `see section ${1 + Math.floor(r() * 9)}.${1 + Math.floor(r() * 9)}.${1 + Math.floor(r() * 20)}.${1 + Math.floor(r() * 9)}`,
  uuid: () => pick(ctxs).replace('{}', `${D(8)}-${D(4)}-4${D(3)}-8${D(3)}-${D(12)}`),
  uuid2: () => pick(ctxs).replace('{}', `${H(8)}-${H(4)}-4${H(3)}-a${H(3)}-${H(12)}`),
  hash: () => pick(ctxs).replace('{}', H(pick([32, 40, 64]))),
  hashd: () => `sha1 ${D(40)}`,
  eth: () => `txid 0x${H(64)}`,
  gitshort: () => `commit ${H(7)}`,
  hexaddr: () => `at 0x${H(pick([8, 12, 16]))} in main`,
  btcbad: () => `1${from('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', 33)}`,
  b58: () => `ipfs Qm${from('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', 44)}`,
  bech: () => `bc1q${H(38)}`,
  coord: () =>
    pick(['{}', 'lat/lon {}', 'GPS: {}', 'coordinates {}', 'at ({})']).replace(
      '{}',
      `${Math.floor(r() * 90)}.${D(6)}, ${pick(['', '-'])}${Math.floor(r() * 180)}.${D(6)}`,
    ),
  coord2: () => `40°26'46"N 79°58'56"W`,
  order: () =>
    pick([
      'order {}',
      'Order #{}',
      'order no. {}',
      'Bestellnummer {}',
      'PO {}',
      'invoice INV-{}',
      'Rechnung {}',
      'case {}',
      'SKU {}',
      'ASIN B0{}',
      'lot {}',
    ]).replace('{}', D(pick([6, 7, 8, 9, 10, 11, 12, 13]))),
  orderdash: () => `order ${D(3)}-${D(7)}-${D(7)}`,
  phoneid: () =>
    pick([
      'ticket {}',
      'order {}',
      'ref {}',
      'case no {}',
      'model {}',
      'part {}',
      'item {}',
      'record {}',
    ]).replace(
      '{}',
      pick([
        `${D(3)}-${D(4)}`,
        `${D(3)}-${D(3)}-${D(3)}`,
        `${D(4)}-${D(4)}`,
        `${D(3)}/${D(3)}/${D(4)}`,
        `${D(3)} ${D(3)} ${D(3)}`,
        `1${D(2)}-${D(3)}-${D(4)}`,
      ]),
    ),
  plus: () =>
    pick(['score +{}', 'delta +{}', '+{} points', 'offset +{}', '+{}%', 'balance +{} EUR']).replace(
      '{}',
      pick([D(3), D(5), '1' + D(6), D(2) + '.' + D(4)]),
    ),
  plus2: () => `diff +${D(4)} -${D(4)}`,
  calc: () => `${D(4)}+${D(4)}=${D(5)}`,
  calc2: () => `(${D(3)}) ${D(3)} items`,
  calc3: () => `f(${D(3)}, ${D(4)}, ${D(4)})`,
  isbn: () =>
    `ISBN ${pick([`978-3-${D(2)}-${D(6)}-${D(1)}`, `978${D(10)}`, D(10), `0-${D(3)}-${D(5)}-${D(1)}`])}`,
  ean: () => `EAN ${D(13)}`,
  gtin: () => `barcode 0${D(12)}`,
  issn: () => `ISSN ${D(4)}-${D(4)}`,
  doi: () => `doi:10.${D(4)}/${D(8)}.${D(4)}.${D(7)}`,
  arxiv: () => `arXiv:24${D(2)}.${D(5)}`,
  pmid: () => `PMID: ${D(8)}`,
  price: () => `$${D(3)},${D(3)}.${D(2)}`,
  money: () => `${D(1)} ${D(3)} ${D(3)} ${D(3)} people`,
  table: () => Array.from({ length: 6 }, () => D(pick([2, 3, 4]))).join(' '),
  tabletab: () => Array.from({ length: 6 }, () => D(pick([3, 4]))).join('\t'),
  csv: () => Array.from({ length: 6 }, () => D(pick([2, 3, 4, 6]))).join(','),
  matrix: () => `[${Array.from({ length: 5 }, () => D(3)).join(', ')}]`,
  years: () => `${pick(['1990-1995', '2001-2010'])} and 1999/2000/2001`,
  scores: () => `won 6-4 7-5 ${D(1)}-6`,
  range: () => `pages ${D(3)}-${D(3)}, ${D(3)}-${D(3)}`,
  ratio: () => `${D(2)}:${D(2)}:${D(2)}`,
  mac2: () => `sha ${H(2)}:${H(2)}:${H(2)}`,
  time: () => `${D(1)}:${D(2)}:${D(2)}.${D(3)}`,
  ipmask: () => `netmask 255.255.255.0`,
  loop: () => `localhost 127.0.0.1:${D(4)}`,
  mult: () => `0.0.0.0:${D(4)}`,
  cidr: () => `route 0.0.0.0/0`,
  ip5: () => `${D(2)}.${D(2)}.${D(2)}.${D(2)}.${D(2)}`,
  ipbig: () => `${300 + Math.floor(r() * 600)}.${D(2)}.${D(2)}.${D(2)}`,
  cpp: () => `std::${pick(['a', 'abc', 'face'])}::${pick(['b', 'dead', 'begin'])}`,
  cxx2: () => `Foo::add::beef()`,
  timecolon: () => `duration 1:${D(2)}:${D(2)}::${D(2)}`,
  at: () =>
    pick([
      'user@localhost',
      'git@github.com:org/repo.git',
      '@decorator',
      'npm i @types/node@20.1.2',
      'foo@1.2.3',
      'a@b',
      'x = a@b.T',
      'ssh root@server',
      'image@sha256:' + H(64),
      '@media screen',
      'v1@2x.png',
      'logo@2x.png',
      'icon@3x.png',
      'docker.io/library/nginx@sha256:' + H(10),
      'me @ home.office',
      'pkg@latest',
      'react@18.2.0',
    ]),
  ninoish: () => `code ${pick(['BG', 'GB', 'NK', 'ZZ', 'FY'])}${D(6)}${pick('EFGH'.split(''))}`,
  passportish: () => `${pick(['A', 'X', 'C'])}${D(8)} widget`,
  vin: () => `chip ${from('0123456789ABCDEFGHJKLMNPRSTUVWXYZ', 17)}`,
  swift: () => `const CONSTANTX = ABCDEFGH`,
  alnum: () => pick(ctxs).replace('{}', from('0123456789ABCDEFGHJKLMNPQRSTUVWXYZ', pick([8, 10, 12, 16]))),
  css: () => `margin: ${D(2)}px ${D(3)}px; color: #${H(6)}; width: calc(${D(3)}% - ${D(2)}px)`,
  svg: () => `<path d="M${D(2)}.${D(3)} ${D(3)}.${D(2)}L${D(3)} ${D(3)} ${D(3)} ${D(3)}"/>`,
  json: () => `{"a": ${D(5)}, "b": [${D(4)}, ${D(10)}], "ts": 17${D(8)}}`,
  log: () => `2024-05-17 12:30:45,${D(3)} [${D(5)}] INFO pid=${D(6)} took ${D(4)} ms`,
  port: () => `tcp 0 0 0.0.0.0:${D(4)} LISTEN ${D(5)}`,
  iban0: () => `XX${D(2)} ${D(4)} ${D(4)} ${D(4)}`,
  nhsbad: () => `number 943 476 5918`,
  npi: () => `value ${D(10)}`,
  cpfbad: () => `CPF 111.444.777-3${pick(['4', '6', '7'])}`,
  pesel: () => `PESEL 4405140135${pick(['1', '2', '3'])}`,
  aadhaarbad: () => `Aadhaar 2341 2341 234${pick(['1', '2', '3', '4', '5', '7'])}`,
  nifbad: () => `DNI 12345678${pick(['A', 'B', 'C'])}`,
  frbad: () => `sécurité sociale 1 84 12 76 451 089 ${pick(['11', '12', '50'])}`,
  itbad: () => `codice fiscale RSSMRA85T10A562${pick(['A', 'B', 'C', 'T'])}`,
  bsnbad: () => `BSN 11122233${pick(['1', '2', '4'])}`,
  sinbad: () => `SIN 046 454 28${pick(['1', '2', '3'])}`,
  cnbad: () => `身份证 110105194912310021`,
  debad: () => `Steuer-ID 8609574271${pick(['1', '2', '3'])}`,
  abab: () => `routing number 02100002${pick(['2', '3', '4'])}`,
};
