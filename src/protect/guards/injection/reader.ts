import { createKernel } from './create-kernel.ts';
import { Features } from './features.ts';
import type { Kernel } from './kernel.ts';
import { bestWindow, lengthPenalty } from './linear-window.ts';
import type { Head, InjectionModel } from './model.ts';
import { type Prepared, prepare } from './prepare.ts';
import { scoreData } from './score-data.ts';
import { scoreDirect } from './score-direct.ts';
import { type NetText, SentenceNet } from './sentence-net.ts';
import { Tokens } from './tokens.ts';
import { traitsOf } from './traits.ts';
import { UnitMeanings } from './unit-meanings.ts';
import { splitUnits } from './units.ts';

/** What one head says of a text, and the words that it says it of. */
export interface Reading {
  readonly probability: number;
  readonly firstToken: number;
  readonly endToken: number;
}

/** A unit beside the best one belongs to the same attack when its score is at most so much lower, or over the floor. */
const NEIGHBOUR_DROP = 5;
const NEIGHBOUR_FLOOR = -2;
/** So many units that say nothing may stand between two that do. */
const NEIGHBOUR_GAP = 1;
const REPEAT_SLOTS = 1024;
const REPEAT_REACH = 128;

/** Reads texts and scores them. Its columns are reused, so one reader serves one text at a time. */
export class InjectionReader {
  readonly tokens = new Tokens();
  readonly features = new Features();
  readonly #model: InjectionModel;
  readonly #nets: { readonly direct: SentenceNet; readonly data: SentenceNet };
  readonly #meanings = new UnitMeanings();
  #rows = new Int32Array(1024);
  #traits = new Int32Array(1024);
  #unitEnds = new Int32Array(512);
  #unitCount = 0;
  #unitScores = new Float64Array(512);
  #sums = new Float64Array(1024);
  readonly #repeatKeys = new Int32Array(REPEAT_SLOTS);
  readonly #lastSeen = new Int32Array(REPEAT_SLOTS);

  constructor(model: InjectionModel, kernel: Kernel = createKernel()) {
    this.#model = model;
    this.#nets = {
      direct: new SentenceNet(model.direct.net, model.vectors, kernel),
      data: new SentenceNet(model.data.net, model.vectors, kernel),
    };
  }

  read(text: string): Prepared {
    const prepared = prepare(text);
    const { tokens } = this;
    tokens.read(prepared.text);
    this.features.extract(tokens);
    if (this.#rows.length < tokens.count) {
      this.#rows = new Int32Array(tokens.count * 2);
      this.#traits = new Int32Array(tokens.count * 2);
    }
    for (let at = 0; at < tokens.count; at++) {
      const row = this.#model.words.rowOf(prepared.text, tokens, at);
      this.#rows[at] = row;
      this.#traits[at] = traitsOf(prepared.text, tokens, at, row > 0);
    }
    if (this.#unitEnds.length <= (tokens.count >> 2) + 1) {
      this.#unitEnds = new Int32Array((tokens.count >> 1) + 2);
      this.#unitScores = new Float64Array(this.#unitEnds.length);
    }
    this.#unitCount = splitUnits(tokens, this.#unitEnds);
    return prepared;
  }

  /** Scores the text last read as what somebody wrote to the model, or as data that a tool or document brought. */
  score(kind: 'direct' | 'data'): Reading {
    const { count } = this.tokens;
    if (count === 0) return { probability: 0, firstToken: 0, endToken: 0 };
    const head = this.#model[kind];
    const net = this.#runNet(kind);
    const { net: netShare, linear, offset } = head.mix;
    const logit = netShare * net.score + linear * this.#linearScore(head) + offset;
    return { probability: 1 / (1 + Math.exp(-logit)), ...this.#range(net.firstUnit, net.endUnit) };
  }

  /** What one word of the text last scored adds to the linear score. */
  contribution(token: number): number {
    return this.#sums[token + 1]! - this.#sums[token]!;
  }

  /** The scores of net and classifier before they are mixed, for training and benches. */
  raw(kind: 'direct' | 'data'): { readonly net: number; readonly linear: number } {
    if (this.tokens.count === 0) return { net: -20, linear: -20 };
    return { net: this.#runNet(kind).score, linear: this.#linearScore(this.#model[kind]) };
  }

  #runNet(kind: 'direct' | 'data') {
    const net = this.#nets[kind];
    const text: NetText = {
      rows: this.#rows,
      masks: this.tokens.masks,
      traits: this.#traits,
      count: this.tokens.count,
      unitEnds: this.#unitEnds,
      unitCount: this.#unitCount,
    };
    net.run(text);
    if (kind === 'direct') return scoreDirect(net, text, this.#unitScores);
    this.#meanings.sum(this.#model.vectors, text);
    return scoreData(net, text, this.#meanings, this.#unitScores);
  }

  #linearScore(head: Head): number {
    const { weights, scale, bias } = head.linear;
    const { count } = this.tokens;
    this.#accumulate(weights, count);
    return bestWindow(this.#sums, count).value * scale + bias - lengthPenalty(count);
  }

  /** Prefix sums make the score of any window two look-ups. */
  #accumulate(weights: Int8Array, count: number): void {
    if (this.#sums.length <= count) this.#sums = new Float64Array(count * 2);
    const { ids, idsEnd } = this.features;
    let at = 0;
    let sum = 0;
    this.#lastSeen.fill(-REPEAT_REACH);
    for (let token = 0; token < count; token++) {
      const end = idsEnd[token]!;
      if (this.#isRepeated(token)) at = end;
      for (; at < end; at++) sum += weights[ids[at]!]!;
      this.#sums[token + 1] = sum;
    }
  }

  /** The same three words again within the longest window say nothing new, however often they are said. */
  #isRepeated(token: number): boolean {
    if (token < 2) return false;
    const { hashes } = this.tokens;
    const three = Math.imul(Math.imul(hashes[token - 2]!, 31) ^ hashes[token - 1]!, 31) ^ hashes[token]!;
    const slot = (three ^ (three >>> 16)) & (REPEAT_SLOTS - 1);
    const isRepeated = this.#repeatKeys[slot] === three && token - this.#lastSeen[slot]! < REPEAT_REACH;
    this.#repeatKeys[slot] = three;
    this.#lastSeen[slot] = token;
    return isRepeated;
  }

  /** The strongest unit of a window and those beside it that are nearly as strong, as words. */
  #range(firstUnit: number, endUnit: number): { firstToken: number; endToken: number } {
    const scores = this.#unitScores;
    let best = firstUnit;
    for (let unit = firstUnit; unit < endUnit; unit++) if (scores[unit]! > scores[best]!) best = unit;
    const least = Math.max(scores[best]! - NEIGHBOUR_DROP, Math.min(scores[best]!, NEIGHBOUR_FLOOR));
    let first = best;
    let end = best + 1;
    for (let at = best - 1; at >= 0 && first - at <= NEIGHBOUR_GAP + 1; at--)
      if (scores[at]! >= least) first = at;
    for (let at = end; at < this.#unitCount && at - end <= NEIGHBOUR_GAP; at++)
      if (scores[at]! >= least) end = at + 1;
    return { firstToken: first === 0 ? 0 : this.#unitEnds[first - 1]!, endToken: this.#unitEnds[end - 1]! };
  }
}
