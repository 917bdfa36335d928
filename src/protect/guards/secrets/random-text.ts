/** The commonest pairs of letters in words of English, German, French and Spanish, and in names that programmers give. */
const commonPairs = new Set(
  (
    'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ra ce ' +
    'li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so rs un lo wa ge ie wh ee wi em ad ' +
    'ol rt po we na ul ni ts mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl ig tu ev ld ry mp fe bl ab gh ty op wo sa ay ex ke ' +
    'fr oo av ag if ap gr od bo sp rd do uc bu ei ov by rm ep tt oc fa ef cu rn sc gi da yo cr cl du ga qu ue ff ba ey ls va um pp ua ' +
    'up lu go ht ru ug ds lt pi rc rr eg au ck ew mu br bi pt ak pu ui rg ib tl ny ki rk ys ob mm fu ph og ms ye ud mb ip ub oi rl gu ' +
    'dr hr cc tw ft wn nu af hu nn eo vo rv nf xp gn sm fl iz ok nl my gl aw ju oa eq sy sl ps jo lf nv je nk kn gs dy hy ze ks xt bs ik dd pd az sk'
  ).split(' '),
);
const WORD_MIN = 4;
const COMMON_SHARE_MIN = 0.62;

/**
 * Share of a string that reads like words, 0..1: runs of letters of one word (`camelCase` is two) most of whose pairs
 * are common. Keys stay low, identifiers and sentences high.
 */
export function wordShare(text: string): number {
  let letters = 0;
  for (const [run] of text.matchAll(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g)) {
    if (run.length >= WORD_MIN && isWordLike(run.toLowerCase())) letters += run.length;
  }
  return text.length === 0 ? 0 : letters / text.length;
}

function isWordLike(run: string): boolean {
  let common = 0;
  for (let index = 0; index + 1 < run.length; index++)
    if (commonPairs.has(run.slice(index, index + 2))) common++;
  return common / (run.length - 1) >= COMMON_SHARE_MIN;
}

/** Whether a string holds a digit. */
export function hasDigit(text: string): boolean {
  return /\d/.test(text);
}
