import type { ValuePlaces } from './assignment-reader.ts';
import { has, parseCharacterSet } from './character-set.ts';
import { entropy } from './entropy.ts';
import type { FindContext } from './find-context.ts';
import { isPlaceholder } from './placeholders.ts';
import { hasDigit, hasProgramWord, wordShare } from './random-text.ts';
import { RunReader } from './run-reader.ts';
import { UUID } from './uuid-shape.ts';
import { WindowEntropy } from './window-entropy.ts';

/** A value that looks like a key by its randomness alone. */
export interface GenericKey {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

const values = new RunReader(parseCharacterSet('\\w.=+/\\-'));
/** What may stand behind an unquoted value. A dot may when a sentence ends there. */
const endSet = parseCharacterSet('\\s\'"`;,)\\]}<&|');
/** Several values may begin side by side and end together. */
const randomness = new WindowEntropy();
const NAME_BEFORE_MAX = 50;
const LENGTH_MIN = 10;
const LENGTH_MAX = 150;
const ENTROPY_MIN = 3.5;
const WORD_SHARE_MAX = 0.4;

/** Names that say outright that their value is secret. */
const strongName =
  /secret|passw(?:or)?d|credential|creds|api[_.\s-]?(?:key|token)|auth[_.\s-]?(?:key|token)|access[_.\s-]?(?:key|token)|(?:private|encryption|signing|master|license|account)[_.\s-]?key|(?:bearer|refresh|id|session|personal|bot)[_.\s-]?token/i;

/** Names in which a keyword means something that is not secret. */
const innocentName = new RegExp(
  [
    'access(?:ib|or|ed|es|ion|log|point|mode|level|type|time|able|[_.-]?(?:id|log|point|mode|level|type|time|date|control|allow|method|group)\\b)',
    'author(?!iz)|authentication-results|authority|authenticat(?:ed|or)|authenticity|oauth_?(?:version|nonce|timestamp)|x-ms-exchange',
    'api[_.-]?(?:version|id|name|group|url|host|base|endpoint|doc)|apis\\b|\\bcapi|rapid|therap|graphics',
    '(?:public|pub|cache|primary|foreign|sort|partition|natural|index|idx|hot|bucket|object|map|dedup|idempotency|translation|i18n|lookup|registry|group|row|column|schema|sequence|hash|content|react|element|component|query|config|feature|flag|setting|store|storage|build|chunk|module|route|file|image|site|measurement)s?[_.\\s-]?key',
    'key[_.-]?(?:id|ids|alias|board|code|codes|frame|frames|length|mesh|name|names|note|pair|path|press|ring|selector|signature|size|space|stone|store|stroke|type|usage|word|words|value|up|down|left|right|vault|hash|file|url|fingerprint|version|index|count|prefix|schedule)',
    'keys\\b|keyed|keying|monkey|turkey|donkey|hockey|jockey|whiskey|hotkey|keywords?|publickey|publickeytoken|issuerkeyhash',
    'csrf|xsrf|tokeni[sz]|tokens\\b|token[_.-]?(?:type|url|uri|id|count|index|endpoint|limit|length|name|file|address|symbol)|public[_.-]?token|continuation|page[_.-]?token|next[_.-]?token|sync[_.-]?token|mint',
    'secret(?:ary|ion|ly|[_.-]?(?:name|names|id|length|size|ref|version|arn|type|key[_.-]?ref))|usersecretsid',
    'credential[_.-]?(?:id|type|name|provider)s?|withcredentials|password[_.-]?(?:hash|policy|length|reset|file|strength|encoder|field)',
    '\\.(?:[cm]?[jt]sx?|py|rb|go|rs|java|php|cs|json|ya?ml|toml|md|html?|css|snap|lock)\\b|/',
    'websocket|integrity|checksum|digest|fingerprint|sha-?\\d|md5|\\bhash|etag|commit|revision|nonce|salt|signature|thumbprint|uuid|guid|icon|svg|font|locale',
  ].join('|'),
  'i',
);
const uuid = new RegExp(`^${UUID}$`, 'i');
/** `NL80211_KEY_MAX` and `kApiInt32Size`: constants of programs. */
const constantName = /^_{0,2}[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/;
const camelName = /^[a-z]{1,12}(?:[A-Z][a-z]{1,12}\d{0,2}){2,8}$/;
/** A member of an object rather than a value. */
const ownMember = /^(?:self|this|cls|super|args|process|window|props|data|req|res|ctx|env|os|lib|math)\./i;
const hex = /^(?:0x)?[a-f0-9]+$/i;
/** Versions, dates, numbers, digests with their algorithm, dotted names, numbered words and paths of code. */
const innocentValue =
  /^[\d.\-+eE_:/]+$|^(?:sha|md|crc|blake)\d|^v?\d+\.\d+\.\d+|^[a-z]+(?:[-_.](?:[a-z]+\d{0,3}|\d{1,4}))+$|^\d{4}-\d{2}-\d{2}|^(?:[a-z]+\d{0,4}[-_.=/]+)+[a-z]*\d*$|^(?:MFkwEwYH|MCowBQYDK|MIIBIjAN|MIGfMA0|MIICIjAN)|^(?:[A-Z]+\d?[-_.]+)+[A-Z]*\d*$|^(?:\.{0,2}\/)|^[#/]|\.(?:js|ts|json|html?|css|py|go|rb|png|svg|jpe?g|gif|pem|key|crt|md|txt|ya?ml|xml|com|org|net|io|dev|test|local)$|^[a-z][A-Za-z]*\d?(?:\.[a-z][A-Za-z]*\d?)+$|^(?:ECDH|ECDSA|RSA|AES|HMAC|PBES\d|PBKDF\d)[-+_/.\w]{0,24}$/;

/**
 * Judges what is assigned to a name with `keyword` in it, by the rules of thumb that tell keys from identifiers, hashes,
 * paths and text: no provider's form helps here.
 */
export function readGenericKey(
  { text, scan }: FindContext,
  keywordAt: number,
  places: ValuePlaces,
): GenericKey | null {
  for (const start of places.starts) {
    let end = values.end(text, start, LENGTH_MAX + 1, scan);
    if (end - start < LENGTH_MIN || end - start > LENGTH_MAX) continue;
    const isQuoted = isQuote(text[start - 1]);
    if (!endsHere(text, end)) continue;
    // A sentence's full stop is not part of the value.
    if (!isQuoted && text[end - 1] === '.') end--;
    if (randomness.of(text, start, end, scan) < ENTROPY_MIN) continue;
    const value = text.slice(start, end);
    if (!hasDigit(value)) continue;
    const score = judge(value, nameAround(text, keywordAt, places.nameEnd), isQuoted);
    if (score > 0) return { start, end, score };
  }
  return null;
}

function judge(value: string, name: string, isQuoted: boolean): number {
  if (innocentName.test(name) || innocentValue.test(value) || isPlaceholder(value)) return 0;
  const isStrong = strongName.test(name);
  if (uuid.test(value)) return isStrong ? 0.5 : 0;
  if (hex.test(value)) return isStrong && isHexKey(value) ? 0.6 : 0;
  if (wordShare(value) > WORD_SHARE_MAX || hasProgramWord(value)) return 0;
  if (!isQuoted && (ownMember.test(value) || isConstant(value))) return 0;
  if (!isQuoted && !isStrong && /^[a-zA-Z_$][\w$]*(?:\.[\w$]+)+$/.test(value) && value.length < 40) return 0;
  return isStrong ? 0.8 : 0.6;
}

/** A constant has more letters than digits. */
function isConstant(value: string): boolean {
  if (camelName.test(value)) return true;
  return constantName.test(value) && value.replace(/\D/g, '').length * 3 <= value.length;
}

/** Lengths that keys come in; a hash of 40 or 64 digits counts only because its name says that it is secret. */
function isHexKey(value: string): boolean {
  return value.length >= 16 && entropy(value) >= 3;
}

/** The whole name that the keyword is a part of. */
function nameAround(text: string, keywordAt: number, nameEnd: number): string {
  let start = keywordAt;
  while (keywordAt - start < NAME_BEFORE_MAX && start > 0 && isNameUnit(text.charCodeAt(start - 1))) start--;
  return text.slice(start, nameEnd);
}

function isNameUnit(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45 ||
    code === 46
  );
}

function isQuote(unit: string | undefined): boolean {
  return unit === '"' || unit === "'" || unit === '`';
}

function endsHere(text: string, end: number): boolean {
  if (end >= text.length || has(endSet, text, end)) return true;
  return text[end] === '\\' && /[nr"']/i.test(text[end + 1] ?? '');
}
