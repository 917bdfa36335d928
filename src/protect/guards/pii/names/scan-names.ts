import { type PiiMatch, TOO_MANY } from '../recogniser.ts';
import { bestLabels } from './decode-names.ts';
import { FEATURES, writeFeatures } from './name-features.ts';
import { LABELS, nameTypes, OUTSIDE } from './name-labels.ts';
import type { NameModel } from './name-model.ts';
import { hashWord, shapes } from './name-tokens.ts';
import { type PreparedNames, prepareNames } from './prepare-names.ts';

const RUN_MAX = 400;
/** More than this are taken as one from the last on, as in `scanPii`. */
const MATCHES_MAX = 20_000;
const ADDRESS_BEGINS = 1 + nameTypes.indexOf('ADDRESS') * 2;
/** Tuned on the training half for F2: a missed name costs more than a word too many. */
const OUTSIDE_BIAS = -0.3;

const features = new Int32Array(FEATURES);

/** Names of people, addresses, places and organisations of a text, in order; offsets in UTF-16 code units. */
export function scanNames(text: string, model: NameModel, outsideBias = OUTSIDE_BIAS): PiiMatch[] {
  const prepared = prepareNames(text, model.lexicon);
  const { candidates } = prepared;
  const { count } = prepared.source.tokens;
  const found: PiiMatch[] = [];
  for (let from = 0; from < count && found.length < MATCHES_MAX; ) {
    if (candidates[from] === 0) {
      from++;
      continue;
    }
    let to = from;
    while (to < count && candidates[to] === 1 && to - from < RUN_MAX) to++;
    tagRun({ prepared, from, to, model, outsideBias, found });
    from = to;
  }
  if (found.length >= MATCHES_MAX)
    found.push({ type: TOO_MANY, start: found.at(-1)!.end, end: text.length, score: 1 });
  return found;
}

interface Run {
  readonly prepared: PreparedNames;
  readonly from: number;
  readonly to: number;
  readonly model: NameModel;
  readonly outsideBias: number;
  readonly found: PiiMatch[];
}

function tagRun(run: Run): void {
  const { prepared, from, to, model } = run;
  const length = to - from;
  const emissions = new Float32Array(length * LABELS);
  for (let at = 0; at < length; at++) emit(prepared, from + at, model, emissions, at * LABELS);
  const labels = new Uint8Array(length);
  bestLabels(emissions, length, model.transitions, run.outsideBias, labels);
  for (let at = 0; at < length; ) {
    const label = labels[at]!;
    let end = at + 1;
    if (label !== OUTSIDE) {
      while (end < length && labels[end] === label + 1) end++;
      add(run, { at, end, label, emissions });
    }
    at = end;
  }
}

function emit(
  prepared: PreparedNames,
  token: number,
  { mask, weights, scale }: NameModel,
  emissions: Float32Array,
  base: number,
): void {
  writeFeatures(prepared.source, token, mask, features);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let s5 = 0;
  let s6 = 0;
  let s7 = 0;
  let s8 = 0;
  for (let index = 0; index < FEATURES; index++) {
    const slot = features[index]! * LABELS;
    s0 += weights[slot]!;
    s1 += weights[slot + 1]!;
    s2 += weights[slot + 2]!;
    s3 += weights[slot + 3]!;
    s4 += weights[slot + 4]!;
    s5 += weights[slot + 5]!;
    s6 += weights[slot + 6]!;
    s7 += weights[slot + 7]!;
    s8 += weights[slot + 8]!;
  }
  emissions[base] = s0 * scale;
  emissions[base + 1] = s1 * scale;
  emissions[base + 2] = s2 * scale;
  emissions[base + 3] = s3 * scale;
  emissions[base + 4] = s4 * scale;
  emissions[base + 5] = s5 * scale;
  emissions[base + 6] = s6 * scale;
  emissions[base + 7] = s7 * scale;
  emissions[base + 8] = s8 * scale;
}

interface Labelled {
  readonly at: number;
  readonly end: number;
  readonly label: number;
  readonly emissions: Float32Array;
}

/** A match's score is the mean, over its tokens, of how sure the tagger is that the token is not outside. */
function add({ prepared, from, found }: Run, { at, end, label, emissions }: Labelled): void {
  const { tokens } = prepared.source;
  let last = from + end - 1;
  // A line break or sign at the end is never a part of a name.
  while (last > from + at && isTrailing(tokens.shapes[last]!)) last--;
  if (label === ADDRESS_BEGINS) last = withoutSecondStreet(prepared, from + at, last);
  let sum = 0;
  for (let index = at; index < end; index++) {
    const best = Math.max(emissions[index * LABELS + label]!, emissions[index * LABELS + label + 1]!);
    sum += 1 / (1 + Math.exp(emissions[index * LABELS]! - best));
  }
  found.push({
    type: nameTypes[(label - 1) >> 1]!,
    start: tokens.starts[from + at]!,
    end: tokens.ends[last]!,
    score: Math.max(0.5, Math.min(0.99, sum / (end - at))),
  });
}

const streetWords = new Set(
  'street st road rd avenue ave lane drive boulevard blvd place court way strasse straße rue via calle rua ulica'
    .split(' ')
    .map(hashWord),
);
const lastStreetWords = new Set(['street', 'st'].map(hashWord));

/** In "the houses of Rue Vernet street" and "at Lindenweg 15 St." the last word is no part of the address. */
function withoutSecondStreet({ source }: PreparedNames, first: number, last: number): number {
  const { hashes, shapes: looks } = source.tokens;
  const word = looks[last] === shapes.period ? last - 1 : last;
  if (word - 1 <= first || !lastStreetWords.has(hashes[word]!)) return last;
  let isSecond = isNumber(looks[word - 1]!) && !isNumber(looks[first]!);
  for (let index = first; index < word && !isSecond; index++) isSecond = streetWords.has(hashes[index]!);
  return isSecond ? word - 1 : last;
}

function isNumber(shape: number): boolean {
  return shape >= shapes.digit && shape <= shapes.number;
}

function isTrailing(shape: number): boolean {
  return (
    shape === shapes.lineBreak || shape === shapes.comma || shape === shapes.opening || shape === shapes.colon
  );
}
