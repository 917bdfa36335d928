import { wordKinds } from './name-lexicon.ts';
import { lowerUnit, type NameTokens, shapes } from './name-tokens.ts';

/** Every token becomes this many features; the number and their order are part of the trained weights. */
export const FEATURES = 30;

const NONE = 0x5bd1e995;

/** What features need to know of a text beside its tokens. */
export interface FeatureSource {
  readonly text: string;
  readonly tokens: NameTokens;
  /** `wordKinds` of every token. */
  readonly kinds: Uint8Array;
  /** 0 ordinary text, 1 a text without capitals, 2 a text of capitals. */
  readonly textCase: number;
}

/** 0 for ordinary text, 1 when no word has a capital, 2 when nearly no word is without. */
export function textCaseOf(tokens: NameTokens): number {
  let lower = 0;
  let upper = 0;
  let capitalised = 0;
  for (let index = 0; index < tokens.count; index++) {
    const shape = tokens.shapes[index]!;
    if (shape === shapes.lower) lower++;
    else if (shape === shapes.upper) upper++;
    else if (shape === shapes.capitalised || shape === shapes.mixed) capitalised++;
  }
  if (upper > 2 && upper > (lower + capitalised) * 4) return 2;
  return capitalised === 0 && upper * 8 <= lower ? 1 : 0;
}

/** Writes the hashed features of one token into `out`, each a slot below `mask + 1`. */
export function writeFeatures(source: FeatureSource, at: number, mask: number, out: Int32Array): void {
  const { tokens, kinds, textCase } = source;
  const { hashes, count } = tokens;
  const word = hashes[at]!;
  const before = at > 0 ? hashes[at - 1]! : NONE;
  const before2 = at > 1 ? hashes[at - 2]! : NONE;
  const after = at + 1 < count ? hashes[at + 1]! : NONE;
  const after2 = at + 2 < count ? hashes[at + 2]! : NONE;
  const look = lookOf(source, at);
  const lookBefore = lookOf(source, at - 1);
  const lookBefore2 = lookOf(source, at - 2);
  const lookAfter = lookOf(source, at + 1);
  const lookAfter2 = lookOf(source, at + 2);
  const opening = openingOf(tokens, at);
  const isOwn = (kinds[at]! & 15) * 4 + textCase;
  const shape = tokens.shapes[at]!;
  const ending = endOf(source, at, 3);
  out[0] = mix(1, word, 0) & mask;
  out[1] = mix(2, before, 0) & mask;
  out[2] = mix(3, after, 0) & mask;
  out[3] = mix(4, before2, 0) & mask;
  out[4] = mix(5, after2, 0) & mask;
  out[5] = mix(6, before2, before) & mask;
  out[6] = mix(7, after, after2) & mask;
  out[7] = mix(8, before, look) & mask;
  out[8] = mix(9, after, look) & mask;
  out[9] = mix(10, word, lookBefore) & mask;
  out[10] = mix(11, word, lookAfter) & mask;
  out[11] = mix(12, look, opening) & mask;
  out[12] = mix(13, lookBefore, look) & mask;
  out[13] = mix(14, look, lookAfter) & mask;
  out[14] = mix(15, lookBefore * 4096 + look, lookAfter) & mask;
  out[15] = mix(16, lookBefore2 * 4096 + lookBefore, look) & mask;
  out[16] = mix(17, look * 4096 + lookAfter, lookAfter2) & mask;
  out[17] = mix(18, lookBefore2, look) & mask;
  out[18] = mix(19, look, lookAfter2) & mask;
  out[19] = mix(20, isOwn, shape) & mask;
  out[20] = mix(21, ending, shape) & mask;
  out[21] = mix(22, endOf(source, at, 2), shape) & mask;
  out[22] = mix(23, endOf(source, at, 4), textCase) & mask;
  out[23] = mix(24, startOf(source, at, 3), shape) & mask;
  out[24] = mix(25, Math.min(12, tokens.ends[at]! - tokens.starts[at]!), look) & mask;
  out[25] = mix(26, at > 2 ? hashes[at - 3]! : NONE, look) & mask;
  out[26] = mix(27, Math.imul(before, 31) ^ before2, look) & mask;
  out[27] = mix(28, lookOf(source, at - 3), look) & mask;
  out[28] = mix(29, endOf(source, at - 1, 3), ending) & mask;
  out[29] = mix(30, textCase, look) & mask;
}

/** Mixes the feature's number with its two values (after MurmurHash3's finaliser). */
function mix(feature: number, left: number, right: number): number {
  const start = Math.imul(left ^ Math.imul(feature, -1_640_531_527), 0x85ebca6b) ^ right;
  const hash = Math.imul(start ^ (start >>> 13), -1_028_477_387);
  return hash ^ (hash >>> 16);
}

/** Shape and kinds of a token in one number below 4096 (0xfff for none). */
function lookOf(source: FeatureSource, at: number): number {
  if (at < 0 || at >= source.tokens.count) return 0xfff;
  return source.tokens.shapes[at]! * 128 + source.kinds[at]!;
}

/** Whether a token begins a sentence or a line: a capital says little there. */
function openingOf(tokens: NameTokens, at: number): number {
  if (at === 0) return 1;
  const shape = tokens.shapes[at - 1]!;
  if (shape === shapes.lineBreak) return 2;
  if (shape === shapes.period) return at > 1 && tokens.shapes[at - 2] === shapes.initial ? 4 : 3;
  return shape === shapes.quote || shape === shapes.colon || shape === shapes.opening ? 5 : 0;
}

function endOf({ text, tokens }: FeatureSource, at: number, length: number): number {
  if (at < 0) return NONE;
  const end = tokens.ends[at]!;
  return hashUnits(text, Math.max(tokens.starts[at]!, end - length), end);
}

function startOf({ text, tokens }: FeatureSource, at: number, length: number): number {
  const start = tokens.starts[at]!;
  return hashUnits(text, start, Math.min(tokens.ends[at]!, start + length));
}

function hashUnits(text: string, from: number, to: number): number {
  let hash = to - from;
  for (let index = from; index < to; index++)
    hash = Math.imul(hash ^ lowerUnit(text.charCodeAt(index)), 0x01000193);
  return hash;
}

const SPARK_KINDS = wordKinds.trigger;
const BEFORE = 3;
const AFTER = 3;

/**
 * Marks the tokens that are worth scoring: those within three of a spark. Sparks are capitals (not of a common word that
 * begins a sentence), numbers beside words, trigger words, and known names where the text has no capitals.
 */
export function markCandidates(tokens: NameTokens, kinds: Uint8Array, textCase: number): Uint8Array {
  const marks = new Uint8Array(tokens.count);
  let until = 0;
  for (let index = 0; index < tokens.count; index++) {
    if (!isSpark(tokens, kinds, textCase, index)) continue;
    const to = Math.min(tokens.count, index + AFTER + 1);
    for (let at = Math.max(until, index - BEFORE); at < to; at++) marks[at] = 1;
    until = to;
  }
  return marks;
}

function isSpark(tokens: NameTokens, kinds: Uint8Array, textCase: number, at: number): boolean {
  const shape = tokens.shapes[at]!;
  const kind = kinds[at]!;
  if (shape === shapes.lower) {
    if ((kind & SPARK_KINDS) !== 0) return true;
    return (kind & 15) !== 0 && (kind & wordKinds.common) === 0;
  }
  if (shape <= shapes.mixed) {
    if ((kind & wordKinds.common) === 0) return textCase !== 2 || (kind & 79) !== 0;
    if ((kind & 15) !== 0) return true;
    return shape !== shapes.upper && openingOf(tokens, at) === 0;
  }
  return (
    shape >= shapes.digit && shape <= shapes.postcode && at + 1 < tokens.count && hasWordBeside(tokens, at)
  );
}

function hasWordBeside(tokens: NameTokens, at: number): boolean {
  const next = tokens.shapes[at + 1]!;
  return next === shapes.capitalised || next === shapes.upper || next === shapes.mixed;
}
