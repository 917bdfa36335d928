import { KeywordAutomaton } from './keyword-automaton.ts';

/** The commonest pairs of letters in words of English, German, French and Spanish, and in names that programmers give. */
const pairs = (
  'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ra ce ' +
  'li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so rs un lo wa ge ie wh ee wi em ad ' +
  'ol rt po we na ul ni ts mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl ig tu ev ld ry mp fe bl ab gh ty op wo sa ay ex ke ' +
  'fr oo av ag if ap gr od bo sp rd do uc bu ei ov by rm ep tt oc fa ef cu rn sc gi da yo cr cl du ga qu ue ff ba ey ls va um pp ua ' +
  'up lu go ht ru ug ds lt pi rc rr eg au ck ew mu br bi pt ak pu ui rg ib tl ny ki rk ys ob mm fu ph og ms ye ud mb ip ub oi rl gu ' +
  'dr hr cc tw ft wn nu af hu nn eo vo rv nf xp gn sm fl iz ok nl my gl aw ju oa eq sy sl ps jo lf nv je nk kn gs dy hy ze ks xt bs ik dd pd az sk'
).split(' ');
/** By letter and letter. */
const isCommonPair = new Uint8Array(26 * 26);
for (const pair of pairs) isCommonPair[letterAt(pair, 0) * 26 + letterAt(pair, 1)] = 1;
const WORD_MIN = 4;
/** Share of common pairs from which a run is a word; a short one is more easily so by chance. */
const COMMON_SHARE_MIN = 0.62;
const SHORT_SHARE_MIN = 0.75;
const SHORT_MAX = 5;

/** Words of programs, long enough that a random key has one by chance once in ten thousand. */
const programWords = new KeywordAutomaton([
  ...new Set(
    (
      'public private secret token class config value string number index length default module object array function handler ' +
      'manager service client server request response session message context param option label title button image style color ' +
      'width height table column field input output error event action state store cache query parse format encod decod crypt ' +
      'cipher digest signature certificate algorithm process thread worker socket stream buffer version update create delete insert ' +
      'select filter order group admin system account profile customer product payment invoice access element component content ' +
      'document window node_ resource attribute property method package import export require template schema database record ' +
      'entity model controller provider factory builder helper utils common global local remote user_ username email address ' +
      'base64 phone country region section header footer button widget layout screen mobile android chrome windows linux darwin python ' +
      'script script google amazon azure aws_ github gitlab docker kubernetes secretkey publickey privatekey password credential ' +
      'expire refresh timeout retry count total start begin finish enable disable allow policy permission security encrypt hash_ ' +
      'test_ _test example internal external static dynamic language locale english german french title article comment review ' +
      'search result detail summary report status active passive random unique origin target source destination folder directory'
    )
      .split(' ')
      .filter((word) => word !== ''),
  ),
]);

/** Whether a word stands in a string that programs are made of. */
export function hasProgramWord(text: string): boolean {
  let isFound = false;
  programWords.scan(text, () => {
    isFound = true;
  });
  return isFound;
}

/**
 * Share of a string that reads like words, 0..1: runs of letters of one word (`camelCase` is two) most of whose pairs
 * are common. Keys stay low, identifiers and sentences high.
 */
export function wordShare(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; ) {
    let end = at;
    while (isUpper(text.charCodeAt(end))) end++;
    const capitals = end - at;
    while (isLower(text.charCodeAt(end))) end++;
    const smalls = end - at - capitals;
    // The last of several capitals belongs to the word behind them.
    const border = smalls > 0 && capitals > 1 ? at + capitals - 1 : at;
    if (isWordLike(text, at, border)) letters += border - at;
    if (isWordLike(text, border, end)) letters += end - border;
    at = end === at ? at + 1 : end;
  }
  return text.length === 0 ? 0 : letters / text.length;
}

function isWordLike(text: string, start: number, end: number): boolean {
  const length = end - start;
  if (length < WORD_MIN) return false;
  let common = 0;
  for (let index = start; index + 1 < end; index++)
    common += isCommonPair[letterAt(text, index) * 26 + letterAt(text, index + 1)]!;
  return common / (length - 1) >= (length <= SHORT_MAX ? SHORT_SHARE_MIN : COMMON_SHARE_MIN);
}

/** 0 to 25 for a letter of either case. */
function letterAt(text: string, index: number): number {
  return (text.charCodeAt(index) | 32) - 97;
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

function isLower(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** Whether a string holds a digit. */
export function hasDigit(text: string): boolean {
  return /\d/.test(text);
}
