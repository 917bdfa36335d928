import { latinLookalike } from '../injection/confusables.ts';
import { type Address, isIpAddress, isLocalHost } from './parse-address.ts';

/** Something about an address that honest ones seldom have. */
export interface UrlSign {
  readonly rule: string;
  /** 0..1 */
  readonly score: number;
  readonly why: string;
}

// biome-ignore format: a list reads better in lines
const brands = [
  'paypal', 'microsoft', 'google', 'apple', 'amazon', 'facebook', 'instagram', 'whatsapp', 'netflix', 'linkedin', 'twitter', 'github',
  'gitlab', 'dropbox', 'adobe', 'oracle', 'salesforce', 'cloudflare', 'openai', 'anthropic', 'coinbase', 'binance', 'metamask', 'blockchain',
  'wellsfargo', 'bankofamerica', 'chase', 'citibank', 'hsbc', 'barclays', 'santander', 'revolut', 'stripe', 'mastercard', 'visa',
  'americanexpress', 'fedex', 'dhl', 'ebay', 'alibaba', 'aliexpress', 'walmart', 'spotify', 'steampowered', 'outlook', 'office365',
  'icloud', 'gmail', 'yahoo', 'docusign', 'okta', 'zoom', 'slack', 'telegram', 'discord', 'reddit', 'wikipedia', 'youtube', 'npmjs', 'pypi',
];
const brandSet = new Set(brands);
const lure =
  /(?:^|-)(?:login|signin|secure|security|verify|verification|account|support|update|billing|wallet|confirm|auth|password|recover|unlock)(?:$|-)/;
const riskyTlds = new Set([
  'zip',
  'mov',
  'tk',
  'ml',
  'ga',
  'cf',
  'gq',
  'top',
  'click',
  'cam',
  'rest',
  'country',
  'kim',
  'work',
  'buzz',
  'surf',
]);
const shorteners = new Set([
  'bit.ly',
  'tinyurl.com',
  't.co',
  'goo.gl',
  'is.gd',
  'ow.ly',
  'buff.ly',
  'cutt.ly',
  'rb.gy',
  'shorturl.at',
  't.ly',
  'v.gd',
]);
const program = /\.(?:exe|scr|msi|bat|cmd|ps1|vbs|hta|jar|apk|dmg|pkg|lnk|iso)(?:$|[?#])/i;

/** Signs that can be read off the address alone; no reputation service is asked. */
export function signsOf(address: Address): UrlSign[] {
  const signs: UrlSign[] = [];
  const add = (rule: string, score: number, why: string) => signs.push({ rule, score, why });
  const { scheme, host, writtenHost, userInfo, path } = address;
  if (scheme === 'javascript' || scheme === 'vbscript')
    add('script-url', 0.95, 'it runs script when it is opened');
  if (scheme === 'data') addDataSigns(path, add);
  if (scheme === 'file') add('file-url', 0.5, 'it points at the reader’s own files');
  if (host === '' || isLocalHost(host)) return signs;
  if (userInfo !== '') {
    const isTrick = /[.%@]/.test(userInfo.split(':')[0]!);
    add(
      isTrick ? 'userinfo-trick' : 'credentials-in-url',
      isTrick ? 0.9 : 0.7,
      isTrick ? 'a host name stands before the @, the real one behind it' : 'it carries credentials',
    );
  }
  if (isIpAddress(host)) {
    const isDisguised = !writtenHost.startsWith('[') && !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(writtenHost);
    add(
      isDisguised ? 'disguised-ip' : 'ip-address',
      isDisguised ? 0.85 : 0.4,
      isDisguised ? 'its host is a number in disguise' : 'its host is a bare IP address',
    );
    return signs;
  }
  addNameSigns(host, writtenHost, add);
  if (program.test(path)) add('program-download', 0.4, 'it leads to a program');
  return signs;
}

type Add = (rule: string, score: number, why: string) => void;

function addDataSigns(path: string, add: Add): void {
  if (
    /^(?:text\/html|application\/xhtml|image\/svg|text\/xml|application\/(?:java|ecma)script|text\/javascript)/i.test(
      path,
    )
  )
    add('active-data-url', /svg|xml/i.test(path) ? 0.6 : 0.9, 'it holds a page or script of its own');
}

function addNameSigns(host: string, writtenHost: string, add: Add): void {
  const labels = host.split('.');
  const owner = ownerLabel(labels);
  if (isMixedScript(writtenHost)) add('mixed-script-host', 0.85, 'its host mixes letters that look alike');
  else if (host.includes('xn--')) add('punycode-host', 0.2, 'its host is written in punycode');
  const brand = imitatedBrand(labels, owner, writtenHost);
  if (brand !== undefined) add('look-alike-host', 0.8, `its host imitates ${brand}`);
  if (riskyTlds.has(labels.at(-1)!)) add('risky-tld', 0.25, `.${labels.at(-1)} is often misused`);
  if (shorteners.has(host)) add('shortener', 0.3, 'a shortener hides where it leads');
}

/** The label that somebody registered: the one before the suffix, allowing for `co.uk` and the like. */
function ownerLabel(labels: readonly string[]): string {
  const isSecondLevel =
    labels.length > 2 &&
    /^(?:co|com|org|net|gov|ac|edu)$/.test(labels.at(-2)!) &&
    labels.at(-1)!.length === 2;
  return labels.at(isSecondLevel ? -3 : -2) ?? '';
}

function imitatedBrand(labels: readonly string[], owner: string, writtenHost: string): string | undefined {
  if (brandSet.has(owner)) return undefined;
  const written = isAscii(writtenHost) ? owner : (writtenHost.split('.').at(-2) ?? '').toLowerCase();
  const skeleton = skeletonOf(written);
  if (brandSet.has(skeleton)) return skeleton;
  for (const label of labels.slice(0, -1)) {
    // `paypal.com.evil.example` and `paypal-login.example`, but not `aws.amazon.com`.
    const parts = label.split('-');
    const found = parts.map(skeletonOf).find((part) => brandSet.has(part));
    if (
      found !== undefined &&
      (lure.test(label) || (label !== owner && labels.includes('com') && labels.at(-1) !== 'com'))
    )
      return found;
  }
  return skeleton.length < 6
    ? undefined
    : brands.find((brand) => brand.length > 5 && isOneEditApart(skeleton, brand));
}

function skeletonOf(label: string): string {
  return [...label.toLowerCase()]
    .map((unit) => String.fromCharCode(latinLookalike(unit.charCodeAt(0)) || unit.charCodeAt(0)))
    .join('')
    .replace(/0/g, 'o')
    .replace(/[1|]/g, 'l')
    .replace(/3/g, 'e')
    .replace(/5/g, 's')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w');
}

/** One letter left out, doubled or exchanged with its neighbour: the slips that squatters live on. */
function isOneEditApart(text: string, brand: string): boolean {
  if (Math.abs(text.length - brand.length) > 1 || text === brand) return false;
  let start = 0;
  while (start < text.length && text[start] === brand[start]) start++;
  if (text.length > brand.length) return text.slice(start + 1) === brand.slice(start);
  if (text.length < brand.length) return start > 0 && text.slice(start) === brand.slice(start + 1);
  return (
    text[start] === brand[start + 1] &&
    text[start + 1] === brand[start] &&
    text.slice(start + 2) === brand.slice(start + 2)
  );
}

function isMixedScript(host: string): boolean {
  if (isAscii(host)) return false;
  return host
    .toLowerCase()
    .split('.')
    .some(
      (label) =>
        /[a-z]/.test(label) &&
        [...label].some(
          (unit) =>
            unit.charCodeAt(0) > 127 &&
            latinLookalike(unit.charCodeAt(0)) !== 0 &&
            unit.charCodeAt(0) > 0x17f,
        ),
    );
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
  return true;
}
